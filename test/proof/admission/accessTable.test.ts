import assert from "node:assert/strict";
import { attributesOf, readAccessTable } from "./accessTable";

describe("table of who may do what", () => {
  it("is read by its columns", () => {
    const table = `
                           viewer  admin
      get pods in shop     yes     yes
      get secrets in shop  -       yes
    `;
    assert.deepEqual(readAccessTable(table), {
      roles: ["viewer", "admin"],
      rows: [
        { question: "get pods in shop", allowed: ["viewer", "admin"] },
        { question: "get secrets in shop", allowed: ["admin"] },
      ],
    });
    assert.throws(() => readAccessTable("viewer  admin\nget pods in shop  yes"), /get pods in shop: 1 answers/);
  });

  it("asks about groups, subresources, objects and namespaces", () => {
    assert.deepEqual(attributesOf("update deployments.apps/scale orders in shop"), {
      verb: "update",
      resource: "deployments",
      group: "apps",
      subresource: "scale",
      name: "orders",
      namespace: "shop",
    });
    assert.deepEqual(attributesOf("list nodes anywhere"), { verb: "list", resource: "nodes", group: "" });
    assert.deepEqual(attributesOf("bind roles.rbac.authorization.k8s.io in shop"), {
      verb: "bind",
      resource: "roles",
      group: "rbac.authorization.k8s.io",
      namespace: "shop",
    });
  });
});
