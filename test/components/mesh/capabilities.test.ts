import assert from "node:assert/strict";
import { type Capability, capabilities, renderCapabilities } from "../../../components/mesh";
import { unsupported } from "../../../components/mesh/capabilities";

describe("capabilities", () => {
  it("say for both meshes how, or what to do instead, and where that is written", () => {
    for (const [feature, capability] of Object.entries<Capability>(capabilities)) {
      for (const mesh of ["istio", "linkerd"] as const) {
        const support = capability[mesh];
        assert.ok(("by" in support ? support.by : support.instead).length > 0, `${feature} ${mesh}`);
        assert.match(support.source, /^https:\/\//, `${feature} ${mesh}`);
      }
    }
  });

  it("refuse what a mesh lacks with the advice of the table, and nothing else", () => {
    assert.deepEqual(unsupported("istio", "jwt", "issuer"), []);
    const [problem] = unsupported("linkerd", "jwt", "issuer");
    assert.equal(problem?.propertyPath, "issuer");
    assert.ok(problem?.reason.includes(capabilities.jwt.linkerd.instead));
  });

  it("print one row per feature", () => {
    const rows = renderCapabilities()
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"));
    assert.equal(rows.length, Object.keys(capabilities).length + 1);
    for (const row of rows) assert.equal(row.replaceAll("\\|", "").split("|").length, 5, row);
    assert.ok(rows.some((row) => row.startsWith("| JSON Web Tokens") && row.includes("**No.**")));
    const [byName = ""] = rows.filter((row) => row.startsWith("| Egress to named hosts only"));
    assert.match(byName, /\| \*\*Partial\.\*\* EgressNetwork Deny, TLSRoute .*any server at the named addresses/);
  });
});
