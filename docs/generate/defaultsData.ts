import { authorityUsages } from "../../components/certificates/certificateDefaults";
import {
  containerSecurity,
  cronJobDefaults,
  probeDefaults,
  revisionHistoryLimit,
  spreadOver,
} from "../../components/workload/hardenedDefaults";
import { containerLimitDefaults, podSecurityLevel, quotaDefaults } from "../../components/workload/namespaceDefaults";

/** Defaults that no argument sets one by one, by component; only a transform changes them. */
export const defaultsData: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map([
  ["CertificateAuthority", { "uses of its certificate": authorityUsages }],
  [
    "HardenedWorkload",
    {
      "security context": containerSecurity,
      probes: { startup: probeDefaults.startup, liveness: probeDefaults.liveness, readiness: probeDefaults.readiness },
      "pods are spread over": spreadOver,
      "old revisions to go back to": revisionHistoryLimit,
      "CronJob only": cronJobDefaults,
    },
  ],
  [
    "SecureNamespace",
    { "Pod Security enforced": podSecurityLevel, quota: quotaDefaults, "each container": containerLimitDefaults },
  ],
]);

/** A value inside an object, and the properties on the way to it. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** The values of an object at any depth; a list is one value. */
export function leavesOf(data: object, prefix = ""): Leaf[] {
  return Object.entries(data).flatMap(([property, value]) => {
    const path = prefix === "" ? property : `${prefix}: ${property}`;
    const inner = typeof value === "object" && value !== null && !Array.isArray(value);
    return inner ? leavesOf(value, path) : [{ path, value }];
  });
}
