import { knownItems, type Properties, record, records, valueIfKnown } from "../../core";

/** Something of the shape of a pod, and where it is. */
export interface FoundPod {
  readonly metadata: Properties;
  readonly spec: Properties;
  /** The path to what holds `spec`; its last part but `spec` itself. */
  readonly path: readonly string[];
}

/** Deeper than any custom resource keeps its pods: a Workflow's template is five levels down. */
const deepest = 8;

/** Everything within an object that has the shape of a pod's template: a `spec` with containers that have an image. */
export function podSpecsWithin(
  holder: Properties,
  path: readonly string[] = [],
  inherited: Properties = {},
): readonly FoundPod[] {
  if (path.length > deepest) return [];
  return Object.keys(holder).flatMap((property) => {
    const value = valueIfKnown(holder, property);
    const at = [...path, property];
    if (Array.isArray(value)) {
      return knownItems(value).flatMap((item, index) =>
        withinItem(record(item), [...path, `${property}[${index}]`], inherited),
      );
    }
    const inner = record(value);
    if (property === "spec" && hasContainers(inner))
      return [{ metadata: record(valueIfKnown(holder, "metadata")), spec: inner, path }];
    return podSpecsWithin(inner, at, property === "spec" ? inner : inherited);
  });
}

/** Settings of a pod that a Workflow says once for all its steps. */
const podSettings = ["securityContext", "automountServiceAccountToken", "serviceAccountName", "hostNetwork", "volumes"];

/** A step of a Workflow of Argo has one container, and takes the settings of its pod from the Workflow where it has none. */
function withinItem(item: Properties, path: readonly string[], workflow: Properties): readonly FoundPod[] {
  const container = record(valueIfKnown(item, "container"));
  if (!Object.hasOwn(container, "image")) return podSpecsWithin(item, path, workflow);
  const spec = Object.defineProperties(
    { containers: [container] },
    Object.fromEntries(
      podSettings.flatMap((setting) => {
        const from = [item, workflow].find((holder) => Object.hasOwn(holder, setting));
        // Read only when judged: one that is not known yet stays on its guard.
        return from === undefined ? [] : [[setting, { get: () => from[setting], enumerable: true }]];
      }),
    ),
  );
  return [{ metadata: record(valueIfKnown(item, "metadata")), spec, path }];
}

function hasContainers(spec: Properties): boolean {
  const containers = records(valueIfKnown(spec, "containers"));
  return containers.length > 0 && containers.every((container) => Object.hasOwn(container, "image"));
}
