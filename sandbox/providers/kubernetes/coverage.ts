import { notCovered, type Props } from "../protocol";
import { isRelease } from "./helmRelease";
import { isBuiltIn, parseTypeToken } from "./typeToken";

const ONE_BY_ONE =
  "Declare the objects one by one (kubernetes.apps.v1.Deployment and so on; kubernetes.apiextensions.CustomResource for " +
  "custom resources).";

/**
 * Throws for the package's types that are no Kubernetes object of their own.
 *
 * @throws ProviderError naming the type and what to declare instead.
 */
export function refuseUncovered(type: string, inputs: Props): void {
  const instead = whatInstead(type, inputs);
  if (instead) throw notCovered("kubernetes", type, instead);
}

/** The failure for a function of the package, such as `kubernetes:helm:template`. */
export function uncoveredFunction(token: string): Error {
  return notCovered("kubernetes", token, `It renders manifests with tools of the real plugin. ${ONE_BY_ONE}`);
}

function whatInstead(type: string, inputs: Props): string | undefined {
  const token = parseTypeToken(type);
  if (token === undefined || /^(yaml|kustomize)$/.test(token.group)) return ONE_BY_ONE;
  if (token.group === "helm.sh") {
    return isRelease(type)
      ? undefined
      : `Use kubernetes.helm.v3.Release, which the sandbox keeps as state. ${ONE_BY_ONE}`;
  }
  if (token.kind === `${inputs.kind}Patch`) {
    return `Put the fields into the ${inputs.kind} itself, in the program that declares it.`;
  }
  if (token.kind.endsWith("List") && isBuiltIn(token.group)) {
    return `The API server creates no lists: declare each ${token.kind.slice(0, -"List".length)} by itself.`;
  }
  return undefined;
}
