import { existsSync } from "node:fs";
import { dnsSuffixes } from "../aws/region";
import { asText, type Props, UNKNOWN } from "../protocol";
import type { Mutability } from "./immutableFields";

/** How the provider was set up. */
export interface Settings {
  /** The namespace of namespaced objects that name none. */
  readonly namespace: string;
  readonly mutability: Mutability;
  /** Take objects over that exist and are none of the stack's. @default false: refuse to create them */
  readonly upsertsExisting: boolean;
  /** The path or the content of the kubeconfig of the cluster to apply to; without one, objects are kept as state. */
  readonly kubeconfig?: string;
  /** The kubeconfig's context to use instead of its current one. */
  readonly context?: string;
}

/**
 * Reads the provider's own configuration. The environment's SANDBOX_KUBECONFIG goes before the input `kubeconfig`,
 * which counts unless it is the one of an EKS cluster: the sandbox makes those up.
 */
export function readSettings(config: Props, environment: NodeJS.ProcessEnv): Settings {
  const configured = asText(config.kubeconfig);
  const kubeconfig = environment.SANDBOX_KUBECONFIG || (isReachable(configured) ? configured : "");
  return {
    namespace: config.namespace === UNKNOWN ? "default" : asText(config.namespace) || "default",
    mutability: {
      configMaps: isTrue(config.enableConfigMapMutable ?? environment.PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE),
      secrets: isTrue(config.enableSecretMutable ?? environment.PULUMI_K8S_ENABLE_SECRET_MUTABLE),
    },
    upsertsExisting: isTrue(config.upsertExistingObjects ?? environment.PULUMI_K8S_UPSERT_EXISTING_OBJECTS),
    ...(kubeconfig ? { kubeconfig } : {}),
    ...(config.context ? { context: asText(config.context) } : {}),
  };
}

function isReachable(kubeconfig: string): boolean {
  if (kubeconfig === "" || kubeconfig === UNKNOWN) return false;
  return existsSync(kubeconfig) || !dnsSuffixes().some((suffix) => kubeconfig.includes(`.eks.${suffix}`));
}

/** The engine hands booleans of a provider's configuration over as text. */
function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}
