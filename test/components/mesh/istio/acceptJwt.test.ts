import assert from "node:assert/strict";
import { IstioMesh, mayReach } from "../../../../components/mesh";
import { registeredBy } from "../../../support/mockedStack";
import { clusterObjects, member } from "../members";
import { charge, orders, specOf } from "./orders";

describe("IstioMesh.acceptJwt", () => {
  const rule = {
    issuer: "https://id.example.com",
    audiences: ["orders"],
    jwksUri: "https://id.example.com/keys",
    roles: [
      { claim: ["realm_access", "roles"], anyOf: ["clerk"], methods: ["DELETE"] as const, paths: ["/orders/{*}"] },
    ],
  };

  it("validates tokens and hands them on", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    const [authentication] = resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication");
    assert.deepEqual(authentication?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      jwtRules: [
        {
          issuer: "https://id.example.com",
          audiences: ["orders"],
          jwksUri: "https://id.example.com/keys",
          fromHeaders: [{ name: "Authorization", prefix: "Bearer " }],
          forwardOriginalToken: true,
        },
      ],
    });
  });

  it("requires one everywhere but at the health paths", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    assert.deepEqual(specOf(resources, "AuthorizationPolicy", "orders-requires-token"), {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          from: [{ source: { notRequestPrincipals: ["*"] } }],
          to: [{ operation: { ports: ["8080"], notPaths: ["/healthz", "/readyz"] } }],
        },
      ],
    });
  });

  it("requires it of the health paths as well where there are none", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule), { healthPaths: [] });
    const required = JSON.stringify(specOf(resources, "AuthorizationPolicy", "orders-requires-token"));
    assert.ok(!required.includes("notPaths"), required);
  });

  it("asks for a role where the rule does", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    const [role] = resources.filter(({ name }) => name.startsWith("orders-requires-role-"));
    assert.deepEqual(role?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { methods: ["DELETE"], paths: ["/orders/{*}"], ports: ["8080"] } }],
          when: [{ key: "request.auth.claims[realm_access][roles]", notValues: ["clerk"] }],
        },
      ],
    });
  });

  it("goes by the client where tokens name no audience", async () => {
    const { issuer, jwksUri } = rule;
    const resources = await orders((mesh) => mesh.acceptJwt({ issuer, jwksUri, clientIds: ["web", "mobile"] }));
    const [authentication] = resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication");
    assert.ok(!JSON.stringify(authentication?.inputs.spec).includes("audiences"));
    const [client] = resources.filter(({ name }) => name.startsWith("orders-requires-client-"));
    assert.deepEqual(client?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { ports: ["8080"] } }],
          when: [
            { key: "request.auth.claims[iss]", values: ["https://id.example.com"] },
            { key: "request.auth.claims[client_id]", notValues: ["web", "mobile"] },
          ],
        },
      ],
    });
  });

  it("refuses, of the tokens of one issuer, those of other clients and of none", async () => {
    const { issuer, jwksUri } = rule;
    const resources = await registeredBy(() => {
      const callee = new IstioMesh("orders", { member: member("orders") });
      callee.acceptJwt({ issuer, jwksUri, clientIds: ["web"] });
      new IstioMesh("edge", { member: member("edge") }).calls(callee, charge);
    });
    const end = (name: string) => ({ ...member(name), namespace: name, serviceAccount: name });
    const passes = (claims: Record<string, unknown>) =>
      mayReach("istio", clusterObjects(resources), {
        ...{ caller: end("edge"), callee: end("orders"), method: "POST", path: "/charges" },
        claims: { iss: issuer, ...claims },
      });
    assert.equal(passes({ client_id: "web" }), true);
    assert.equal(passes({ client_id: "mobile" }), false);
    assert.equal(passes({ aud: "web" }), false);
    assert.equal(passes({ iss: "https://other.example.com", client_id: "mobile" }), true);
  });

  it("takes tokens of two issuers", async () => {
    const resources = await orders((mesh) => {
      mesh.acceptJwt(rule);
      mesh.acceptJwt({ issuer: "https://other.example.com", audiences: ["orders"], jwks: '{"keys":[{"kty":"EC"}]}' });
    });
    assert.equal(resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication").length, 2);
    assert.equal(resources.filter(({ name }) => name === "orders-requires-token").length, 1);
  });
});
