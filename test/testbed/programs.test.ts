import assert from "node:assert/strict";
import { homedir } from "node:os";
import { cacheFolder } from "./programs";

describe("testbed: programs", () => {
  it("are kept where the user keeps caches, by their pinned versions", () => {
    const path = /\/secure-microservice\/testbed\/[0-9a-f]{16}$/;
    assert.match(cacheFolder({ XDG_CACHE_HOME: "/caches" }), path);
    assert.ok(cacheFolder({ XDG_CACHE_HOME: "/caches" }).startsWith("/caches/"));
    assert.ok(cacheFolder({}).startsWith(`${homedir()}/.cache/`));
    assert.equal(cacheFolder({}), cacheFolder({ HOME: "/elsewhere" }));
  });
});
