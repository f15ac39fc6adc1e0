import { type Shape, text } from "./shape";

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** True for a DNS label (RFC 1123) in small letters. */
export function isDnsLabel(value: string): boolean {
  return label.test(value);
}

/** True for labels that are joined by dots (RFC 1123), and are no address; `wildcard` lets the first one be `*`. */
export function isDnsName(value: string, options: { readonly wildcard: boolean } = { wildcard: false }): boolean {
  const name = options.wildcard && value.startsWith("*.") ? value.slice(2) : value;
  return name.length <= 253 && !/^[\d.]+$/.test(name) && name.split(".").every(isDnsLabel);
}

/** A DNS label, as names of namespaces are and most names of what we create in a cluster. */
export const dnsLabel: Shape<string> = text(
  'a DNS label: at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
  isDnsLabel,
);

/**
 * The name of a ServiceAccount. Kubernetes takes dots in it as well, but Linkerd gives no identity to one that has them:
 * `TrustDomain.Identity` in linkerd2's pkg/identity wants a DNS label.
 */
export const serviceAccountName: Shape<string> = text(
  'one ServiceAccount, such as "orders": at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
  isDnsLabel,
);

/** The DNS name of a host, in full. */
export const hostName: Shape<string> = text(
  'a full DNS name in lower case, such as "api.example.com"',
  (value) => isDnsName(value) && value.includes("."),
);

/** The DNS domain of a cluster or a mesh. */
export const domain: Shape<string> = text('a DNS name in small letters, such as "cluster.local"', (name) =>
  isDnsName(name),
);

/** The address of a mailbox. */
export const mailAddress: Shape<string> = text("a mail address", (value) => /^[^@\s]+@[^@\s]+$/.test(value));

/** True for a whole URL that is asked for by HTTPS. */
export function isHttpsUrl(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === "https:";
}

/** A ServiceAccount of a workload's own, and not the one that every pod shares that names none. */
export const ownServiceAccountName: Shape<string> = text(
  "a ServiceAccount of its own, as a DNS label: every pod that names none runs as default",
  (name) => isDnsLabel(name) && name !== "default",
);
