/**
 * Types of Kubernetes' own API groups, with what patches them: the provider has a `…Patch` for each kind.
 *
 * @param types such as `kubernetes:core/*:Service`
 */
export function withPatches(...types: readonly string[]): string[] {
  return types.flatMap((type) => [type, `${type}Patch`]);
}

/** The kind that a type token is about, be it of a patch: `Service` for `kubernetes:core/v1:ServicePatch`. */
export function kindOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1).replace(/Patch$/, "");
}

/** Whether a type is that of a patch, which says nothing about what it leaves out. */
export function isPatch(type: string): boolean {
  return type.endsWith("Patch");
}

/** Whether an API group is one that somebody has added to Kubernetes: `argoproj.io/v1alpha1`. */
export function isCustom(groupAndVersion: string): boolean {
  const group = groupAndVersion.split("/")[0] ?? "";
  return group.includes(".") && (!group.endsWith(".k8s.io") || group.endsWith(".x-k8s.io")) && !templates.test(group);
}

/** Groups whose objects describe what others should look like, rather than pods that run. */
const templates = /(?:^|\.)(?:kyverno\.io|gatekeeper\.sh|helm\.sh)$/;
