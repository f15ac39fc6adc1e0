import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { istioVersion, linkerdVersion, oldestKubernetes } from "../../../../components/mesh/controlPlane/versions";
import { ROOT } from "../../../support/sandbox";
import { testedIstio } from "../../../testbed";

describe("the pinned meshes", () => {
  it("are those that the documents name, with the Kubernetes they need", () => {
    const requirement = new RegExp(
      `Kubernetes ${oldestKubernetes.istio} or newer with\\s+Istio, ${oldestKubernetes.linkerd} or newer with Linkerd`,
    );
    assert.match(read("README.md"), requirement);
    const defaults = read("docs/secure-defaults.md");
    assert.ok(defaults.includes(`${istioVersion} of Istio, ${linkerdVersion} of Linkerd`));
    const wanted = `Istio wants Kubernetes ${oldestKubernetes.istio} or newer, Linkerd ${oldestKubernetes.linkerd}`;
    assert.ok(read("components/mesh/controlPlane/meshControlPlane.ts").includes(wanted));
  });

  it("ship as a patch of the Istio that the tests run, that one or a later one", () => {
    const [shipped, tested] = [istioVersion, testedIstio.release].map((version) => version.split(".").map(Number));
    assert.deepEqual(shipped?.slice(0, 2), tested?.slice(0, 2));
    assert.ok(Number(shipped?.[2]) >= Number(tested?.[2]));
  });

  it("are tested by the commit of the release that the tests name", () => {
    const [, commit] = /istio\.io\/istio v0\.0\.0-\d{14}-([0-9a-f]{12})\n/.exec(read("test/testbed/go.mod")) ?? [];
    assert.equal(commit, testedIstio.commit);
  });
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
