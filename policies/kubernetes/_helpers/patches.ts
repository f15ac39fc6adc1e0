import { isRecord, type Properties } from "../../core";

/** Settings that no policy has anything against, for what a patch leaves out: it leaves it as it is. */
export const unobjectionable = {
  pod: {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  },
  container: {
    livenessProbe: {},
    readinessProbe: {},
    resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
  },
} as const;

/** The object with the settings that it lacks, at any depth. Values that are not known yet stay on their guard. */
export function completed(given: Properties, settings: Properties): Properties {
  const value = (property: string | symbol) => {
    if (typeof property === "symbol") return undefined;
    const own: unknown = Object.hasOwn(given, property) ? given[property] : settings[property];
    const lacking = settings[property];
    return isRecord(own) && isRecord(lacking) ? completed(own, lacking) : own;
  };
  const names = [...new Set([...Object.keys(settings), ...Object.keys(given)])];
  const properties = names.map(
    (name) => [name, { get: () => value(name), enumerable: true, configurable: true }] as const,
  );
  return Object.defineProperties({}, Object.fromEntries(properties));
}
