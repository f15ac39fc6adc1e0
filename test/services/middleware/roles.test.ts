import assert from "node:assert/strict";
import { type Claims, rolesOf } from "../../../services/middleware/src";

describe("rolesOf", () => {
  const rows: [string, Claims, string, string[]][] = [
    ["a list", { roles: ["a", "b"] }, "roles", ["a", "b"]],
    ["a string with spaces", { scope: "a  b" }, "scope", ["a", "b"]],
    ["a nested claim", { realm: { access: { roles: ["a"] } } }, "realm.access.roles", ["a"]],
    ["a claim whose name has dots", { "https://example.com/roles": ["a"] }, "https://example.com/roles", ["a"]],
    ["no claim", {}, "roles", []],
    ["a claim that is no list", { roles: { admin: true } }, "roles", []],
    ["entries that are no strings", { roles: ["a", 1, null, ["b"]] }, "roles", ["a"]],
    ["what objects inherit", {}, "constructor.name", []],
    ["a path into a string", { roles: "abc" }, "roles.length", []],
  ];
  for (const [what, claims, path, expected] of rows) {
    it(`reads ${what}`, () => assert.deepEqual(rolesOf(claims, path), expected));
  }
});
