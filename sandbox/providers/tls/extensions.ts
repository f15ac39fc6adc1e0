import { createHash } from "node:crypto";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  type Certificate,
  ExtendedKeyUsage,
  Extension,
  type GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from "@peculiar/asn1-x509";
import { encodeDer } from "./encoding";
import { EXTENDED_KEY_USAGES, KEY_USAGES } from "./usages";

/** The key usage and extended key usage extensions for these entries of `allowedUses`. */
export function usageExtensions(allowedUses: readonly string[]): Extension[] {
  const bits = allowedUses.reduce((sum, use) => sum | (KEY_USAGES[use] ?? 0), 0);
  const purposes = allowedUses.flatMap((use) => EXTENDED_KEY_USAGES[use] ?? []);
  return [
    ...(bits > 0 ? [extension(id_ce_keyUsage, true, new KeyUsage(bits))] : []),
    ...(purposes.length > 0 ? [extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage(purposes))] : []),
  ];
}

/** @param maxPathLength how many authorities may follow in a chain; negative for any number */
export function basicConstraints(isAuthority: boolean, maxPathLength: number): Extension {
  const pathLenConstraint = isAuthority && maxPathLength >= 0 ? maxPathLength : undefined;
  return extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: isAuthority, pathLenConstraint }));
}

/** None if there are no names. Critical where there is no subject, by RFC 5280 section 4.2.1.6. */
export function subjectAltName(names: readonly GeneralName[], critical: boolean): Extension[] {
  return names.length > 0 ? [extension(id_ce_subjectAltName, critical, new SubjectAlternativeName([...names]))] : [];
}

/** SHA-1 of the public key. Source: RFC 5280 section 4.2.1.2, method 1. */
export function keyIdentifier({ subjectPublicKey }: SubjectPublicKeyInfo): Buffer {
  return createHash("sha1").update(Buffer.from(subjectPublicKey)).digest();
}

export function subjectKeyId(identifier: Buffer): Extension {
  return extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier));
}

export function authorityKeyId(identifier: Buffer): Extension {
  const value = new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifier) });
  return extension(id_ce_authorityKeyIdentifier, false, value);
}

/** The subject key identifier of a certificate that has one. */
export function subjectKeyIdOf(certificate: Certificate): Buffer | undefined {
  const value = extensionOf(certificate, id_ce_subjectKeyIdentifier);
  return value && Buffer.from(AsnConvert.parse(value, SubjectKeyIdentifier).buffer);
}

/** The basic constraints of a certificate; those of no authority if it has none. */
export function basicConstraintsOf(certificate: Certificate): BasicConstraints {
  const value = extensionOf(certificate, id_ce_basicConstraints);
  return value ? AsnConvert.parse(value, BasicConstraints) : new BasicConstraints();
}

function extensionOf({ tbsCertificate }: Certificate, id: string): OctetString | undefined {
  return tbsCertificate.extensions?.find(({ extnID }) => extnID === id)?.extnValue;
}

function extension(extnID: string, critical: boolean, value: unknown): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(encodeDer(value)) });
}
