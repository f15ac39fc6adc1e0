import assert from "node:assert/strict";
import { isOwnedByCreation, ownedByApplying } from "../../../../../sandbox/providers/kubernetes/cluster/fieldOwnership";

const created = { manager: "pulumi-kubernetes", operation: "Update", fieldsV1: { "f:data": { "f:a": {} } } };
const applied = { manager: "pulumi-kubernetes", operation: "Apply", fieldsV1: { "f:data": { "f:b": {} } } };
const controller = { manager: "controller", operation: "Update", fieldsV1: { "f:status": {} } };

describe("kubernetes stand-in: who owns an object's fields", () => {
  it("is the creation, until server-side apply takes them over", () => {
    assert.equal(isOwnedByCreation([controller, created]), true);
    assert.equal(isOwnedByCreation([controller, applied]), false);
    assert.equal(isOwnedByCreation([{ ...created, subresource: "status" }]), false);
    assert.deepEqual(ownedByApplying([created, controller]), [controller, { ...created, operation: "Apply" }]);
  });

  it("is one owner with the fields of both, where we created and applied", () => {
    assert.deepEqual(ownedByApplying([created, applied, controller]), [
      controller,
      { ...created, operation: "Apply", fieldsV1: { "f:data": { "f:a": {}, "f:b": {} } } },
    ]);
  });

  it("leaves others what is theirs", () => {
    assert.deepEqual(ownedByApplying([controller]), [controller]);
  });
});
