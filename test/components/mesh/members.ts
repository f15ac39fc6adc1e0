import type { MeshMember } from "../../../components/mesh";
import type { RegisteredResource } from "../../support/mockedStack";

/** A workload that tests put into a mesh: its own namespace unless told otherwise. */
export function member(name: string, overrides: Partial<MeshMember> = {}): MeshMember {
  return {
    name,
    namespace: name,
    serviceAccount: name,
    podLabels: { "app.kubernetes.io/name": name },
    port: 8080,
    ...overrides,
  };
}

/** The cluster's objects among what a program registered, as JSON. */
export function clusterObjects(resources: readonly RegisteredResource[]): object[] {
  return resources.filter(({ inputs }) => typeof inputs.kind === "string").map(({ inputs }) => inputs);
}

/** The inputs of a registered object of this kind and name in the cluster; fails if there is none. */
export function objectNamed(resources: readonly RegisteredResource[], kind: string, name: string) {
  const found = resources.filter(
    ({ inputs }) => inputs.kind === kind && JSON.stringify(inputs.metadata).includes(`"name":"${name}"`),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} objects ${kind} "${name}", not 1`);
  return only.inputs;
}
