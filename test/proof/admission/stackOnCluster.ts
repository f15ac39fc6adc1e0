import assert from "node:assert/strict";
import { join } from "node:path";
import { asProps, asText, type Props } from "../../../sandbox/providers/protocol";
import { type SandboxResult, TestSandbox } from "../../support/sandbox";
import type { ControlPlane } from "../../testbed";
import type { ProofRow } from "../support/proofFile";
import { inventory } from "./inventory";

/** A Kubernetes resource in the engine's stack export. */
interface Deployed {
  readonly type: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

/** A stack whose Kubernetes objects go to a real API server. */
export class StackOnCluster {
  private readonly sandbox = new TestSandbox();

  /** @param options of the sandbox's command, beside the kubeconfig */
  constructor(
    private readonly plane: ControlPlane,
    private readonly options: readonly string[] = [],
  ) {}

  /** A stack with every option of workloads and of one mesh. */
  static withEveryOption(plane: ControlPlane, mesh: "istio" | "linkerd"): StackOnCluster {
    const program = join(__dirname, "programs", "everyOption");
    return new StackOnCluster(plane, [
      ...["--program", program],
      ...["--config", `mesh=${mesh}`, "--config", "aws:region=eu-central-1"],
      // The testbed's istiod is there already, in the namespace that the program's MeshControlPlane makes.
      ...(mesh === "istio" ? ["--config", "kubernetes:upsertExistingObjects=true"] : []),
    ]);
  }

  /** Runs a command of the sandbox that must succeed. */
  async run(verb: "preview" | "up" | "destroy" | "export"): Promise<SandboxResult> {
    const result = await this.sandbox.run(verb, "--kubeconfig", this.plane.kubeconfig, ...this.options);
    assert.equal(result.exitCode, 0, `${verb}: ${result.stdout}${result.stderr}`);
    return result;
  }

  /** Runs a command of the sandbox that must find nothing to change. */
  async runChangingNothing(verb: "preview" | "up"): Promise<void> {
    const { report } = await this.run(verb);
    assert.deepEqual(Object.keys(report.changes), ["same"]);
  }

  /** The objects as the program asked for them; Secrets with encrypted contents. */
  async declared(): Promise<Props[]> {
    return (await this.deployed()).map(({ inputs }) => inputs);
  }

  /** The objects as the API server keeps them; fails if it does not have one, or another one of its name. */
  async stored(): Promise<Props[]> {
    const deployed = await this.deployed();
    return Promise.all(
      deployed.map(async ({ outputs }) => {
        const found = await this.plane.cluster.read(outputs);
        assert.equal(asProps(found?.metadata).uid, asProps(outputs.metadata).uid, labelOf(outputs));
        return asProps(found);
      }),
    );
  }

  /** Removes what is kept on this machine; the cluster goes with its control plane. */
  forget(): void {
    this.sandbox.remove();
  }

  private async deployed(): Promise<Deployed[]> {
    const { deployment }: { deployment: { resources: Deployed[] } } = JSON.parse((await this.run("export")).stdout);
    return deployment.resources.filter(({ type }) => type.startsWith("kubernetes:") && type !== HELM_RELEASE);
  }
}

/** What there must be for a stack to be destroyed: once the tests run. */
interface Destroying {
  readonly stack: StackOnCluster;
  readonly plane: ControlPlane;
  /** The inventory from before the stack. */
  readonly empty: ReadonlySet<string>;
}

/** A test that the stack, destroyed, leaves nothing on the cluster, as a row of the proof. */
export function itLeavesNothing(destroying: () => Destroying, prove: (row: ProofRow) => void): void {
  it("leaves nothing when it is destroyed", async () => {
    const { stack, plane, empty } = destroying();
    await stack.run("destroy");
    const left = [...(await inventory(plane))].filter((object) => !empty.has(object));
    assert.deepEqual(left, []);
    prove({
      claim: "Nothing is left of it in the end",
      how: "`destroy`, then a list of every object of every kind",
      observed: "what was there before the stack",
    });
  });
}

/** Kept as state by the stand-in, and by no API server. */
const HELM_RELEASE = "kubernetes:helm.sh/v3:Release";

/** An object by its kind, namespace and name. */
export function labelOf(object: Props): string {
  const { namespace, name } = asProps(object.metadata);
  return `${asText(object.kind)} ${namespace ? `${asText(namespace)}/` : ""}${asText(name)}`;
}

/** The kinds of objects, each once, in the order of the alphabet. */
export function kindsOf(objects: readonly Props[]): string {
  return [...new Set(objects.map(({ kind }) => asText(kind)))].sort().join(", ");
}
