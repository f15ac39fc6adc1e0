/** The names in a certificate that identify a service. */
export interface SubjectAltNames {
  readonly uris: readonly string[];
  readonly dnsNames: readonly string[];
}

/**
 * Reads Node.js's text form of a certificate's subject alternative names, `DNS:a.example, URI:spiffe://…`, in which a
 * value with special characters is a JSON string. Source: Node.js documentation, `x509.subjectAltName`.
 */
export function parseSubjectAltNames(text: string | undefined): SubjectAltNames {
  const entries = [...(text ?? "").matchAll(/(?:^|, )([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)/g)].map(
    ([, kind = "", value = ""]): readonly [string, string] => [kind, unquoted(value)],
  );
  const ofKind = (wanted: string): string[] => entries.filter(([kind]) => kind === wanted).map(([, value]) => value);
  return { uris: ofKind("URI"), dnsNames: ofKind("DNS") };
}

/** The first of the allowed names that is in the certificate. A name with `://` is a URI, any other a DNS name. */
export function namedPeer(names: SubjectAltNames, allowed: readonly string[]): string | undefined {
  return allowed.find((name) => (name.includes("://") ? names.uris : names.dnsNames).includes(name));
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  const parsed: unknown = JSON.parse(value);
  return typeof parsed === "string" ? parsed : value;
}
