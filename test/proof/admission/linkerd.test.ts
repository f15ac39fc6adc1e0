import type { Props } from "../../../sandbox/providers/protocol";
import { BUILD_TIMEOUT, ControlPlane, missingRequirements, preparePrograms, skipUnlessPossible } from "../../testbed";
import { proofOf } from "../support/record";
import { admittedPods, BY_CONTROLLERS, describePods } from "./admittedPods";
import { define, LINKERD_DEFINITIONS, routeDefinitions } from "./customResources";
import { inventory } from "./inventory";
import { itLeavesNothing, kindsOf, StackOnCluster } from "./stackOnCluster";
import { itRefuses } from "./weakening";
import { linkerdWeakenings } from "./weakenings";

/** Unit: milliseconds. */
const TIMEOUT = 300_000;

const ON_SERVER = "Server-side apply with strict fields";

describe("a real API server with Linkerd's custom resources", function () {
  this.timeout(TIMEOUT);
  const prove = proofOf("linkerd");
  let plane: ControlPlane;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this, missingRequirements({ network: false }));
    plane = await ControlPlane.start(await preparePrograms());
    const files = [LINKERD_DEFINITIONS, ...(await routeDefinitions())];
    await Promise.all(files.map((file) => define(plane, file)));
  });

  after(async () => {
    await plane?.stop();
  });

  describe("and the dev stack", () => {
    let stack: StackOnCluster;
    let empty: Set<string>;
    let objects: Props[];

    before("up", async () => {
      // Linkerd checks no tokens against an issuer's keys: the services do, with a secret that they share.
      stack = new StackOnCluster(plane, ["--config", "mesh=linkerd", "--config", "jwksUrl="]);
      empty = await inventory(plane);
      await stack.run("up");
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", async () => {
      const observed = `accepted: ${kindsOf(objects)}`;
      const how = `${ON_SERVER}; Kubernetes ${await plane.version()}`;
      prove({ claim: "Every object of the dev stack is valid", how, observed });
    });

    it("admits every pod", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects))}`;
      prove({ claim: "Every pod is admitted (no sidecar is injected here)", how: BY_CONTROLLERS, observed });
    });

    it("has nothing to change the second time", async () => {
      await stack.runChangingNothing("preview");
      prove({ claim: "The API server keeps what was asked for", how: "A `preview` after it", observed: "no changes" });
    });

    itLeavesNothing(() => ({ stack, plane, empty }), prove);
  });

  describe("and every option of workloads and meshes", () => {
    let stack: StackOnCluster;
    let declared: Props[];
    let objects: Props[];

    before("up", async () => {
      stack = StackOnCluster.withEveryOption(plane, "linkerd");
      await stack.run("up");
      declared = await stack.declared();
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", () => {
      const observed = `accepted: ${kindsOf(objects)}`;
      prove({ claim: "Every object of a program that uses every rule is valid", how: ON_SERVER, observed });
    });

    it("admits the pods of every kind of workload", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects))}`;
      prove({ claim: "Pods of every kind of workload are admitted", how: BY_CONTROLLERS, observed });
    });

    itRefuses(
      linkerdWeakenings,
      () => ({ plane, declared }),
      (row) => prove({ ...row, claim: `Refused: ${row.claim}` }),
    );
  });
});
