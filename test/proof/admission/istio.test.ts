import assert from "node:assert/strict";
import type { Props } from "../../../sandbox/providers/protocol";
import { BUILD_TIMEOUT, ControlPlane, istioctlAnalyze, Mesh, preparePrograms, skipUnlessPossible } from "../../testbed";
import { proofOf } from "../support/record";
import { admittedPods, BY_CONTROLLERS, describePods } from "./admittedPods";
import { define, TARGET_GROUP_BINDING_DEFINITION } from "./customResources";
import { createGatewayNamespace } from "./gatewayNamespace";
import { inventory } from "./inventory";
import { itLeavesNothing, kindsOf, StackOnCluster } from "./stackOnCluster";
import { itRefuses } from "./weakening";
import { devStackWeakenings, everyOptionWeakenings } from "./weakenings";

/** Unit: milliseconds. */
const TIMEOUT = 300_000;

const ON_SERVER = "Server-side apply with strict fields, and Istio's webhook";
const ANALYZED = "istioctl analyze, with IST0133 (that an EnvoyFilter is one) accepted by annotation of the limits";

describe("a real API server with Istio", function () {
  this.timeout(TIMEOUT);
  let plane: ControlPlane;
  let mesh: Mesh;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this);
    plane = await ControlPlane.start(await preparePrograms());
    mesh = await Mesh.start(plane);
    await Promise.all([define(plane, TARGET_GROUP_BINDING_DEFINITION), createGatewayNamespace(plane)]);
  });

  after(async () => {
    try {
      await mesh?.stop();
    } finally {
      await plane?.stop();
    }
  });

  describe("and the dev stack", () => {
    let stack: StackOnCluster;
    let empty: Set<string>;

    before("up", async () => {
      stack = new StackOnCluster(plane);
      empty = await inventory(plane);
      await stack.run("up");
    });
    after(() => stack?.forget());

    describe("made worse in one place", () => {
      const prove = proofOf("refusals");
      let declared: Props[];
      before(async () => {
        declared = await stack.declared();
      });

      itRefuses(devStackWeakenings, () => ({ plane, declared }), prove);
    });

    describe("as it is", () => {
      const prove = proofOf("admission");

      it("accepts every object", async () => {
        const observed = `accepted: ${kindsOf(await stack.stored())}`;
        const how = `${ON_SERVER}; Kubernetes ${await plane.version()}`;
        prove({ claim: "Every object is valid, to the last field", how, observed });
      });

      it("admits every pod, with its sidecar", async () => {
        const observed = `all pods of ${describePods(await admittedPods(plane, await stack.stored()), "istio-proxy")}`;
        prove({ claim: "Every pod is admitted, with its sidecar", how: BY_CONTROLLERS, observed });
      });

      it("has nothing to change the second time", async () => {
        await stack.runChangingNothing("up");
        prove({ claim: "The API server keeps what was asked for", how: "A second `up`", observed: "no changes" });
      });

      it("gives istioctl nothing to complain about", async () => {
        assert.deepEqual(await istioctlAnalyze(mesh.programs, await stack.stored()), []);
        prove({ claim: "The mesh rules make sense together", how: ANALYZED, observed: "no findings" });
      });

      itLeavesNothing(() => ({ stack, plane, empty }), prove);
    });
  });

  describe("and every option of workloads and meshes", () => {
    const prove = proofOf("options");
    let stack: StackOnCluster;
    let declared: Props[];
    let objects: Props[];

    before("up", async () => {
      stack = StackOnCluster.withEveryOption(plane, "istio");
      await stack.run("up");
      declared = await stack.declared();
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", () => {
      prove({ claim: "Every object is valid", how: ON_SERVER, observed: `accepted: ${kindsOf(objects)}` });
    });

    it("admits the pods of every kind of workload, with their sidecars", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects), "istio-proxy")}`;
      prove({ claim: "Pods of every kind of workload are admitted", how: BY_CONTROLLERS, observed });
    });

    it("gives istioctl nothing to complain about", async () => {
      assert.deepEqual(await istioctlAnalyze(mesh.programs, objects), []);
      prove({ claim: "The mesh rules make sense together", how: ANALYZED, observed: "no findings" });
    });

    itRefuses(
      everyOptionWeakenings,
      () => ({ plane, declared }),
      (row) => prove({ ...row, claim: `Refused: ${row.claim}` }),
    );

    it("has nothing to change the second time", async () => {
      await stack.runChangingNothing("preview");
      prove({ claim: "The API server keeps what was asked for", how: "A `preview` after it", observed: "no changes" });
    });
  });
});
