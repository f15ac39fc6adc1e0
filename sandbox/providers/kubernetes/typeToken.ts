/** What a resource type token says: `kubernetes:apps/v1:Deployment`. */
export interface TypeToken {
  /** The API group as objects write it; an empty string for the core group. */
  readonly group: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Reads a type token; `undefined` if it names no API version, as `kubernetes:yaml:ConfigFile` does not. */
export function parseTypeToken(token: string): TypeToken | undefined {
  const [, module, version, kind] = /^kubernetes:([^/:]+)\/([^/:]+):([^:]+)$/.exec(token) ?? [];
  if (module === undefined || version === undefined || kind === undefined) return undefined;
  // The SDK calls `core` the group that Kubernetes leaves without a name.
  const group = module === "core" ? "" : module;
  return { group, apiVersion: group ? `${group}/${version}` : version, kind };
}

/** The API group of an apiVersion such as `apps/v1`; an empty string for the core group's `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}
