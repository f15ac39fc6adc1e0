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

/** Source: RFC 8410 section 3. */
const ED25519 = "1.3.101.112";

/** The key usage and extended key usage extensions for these entries of `allowedUses`. */
export function usageExtensions(allowedUses: readonly string[]): Extension[] {
  const bits = allowedUses.reduce((sum, use) => sum | (KEY_USAGES[use] ?? 0), 0);
  const purposes = allowedUses.flatMap((use) => EXTENDED_KEY_USAGES[use] ?? []);
  return [
    ...(bits > 0 ? [extension(id_ce_keyUsage, true, new KeyUsage(bits))] : []),
    ...(purposes.length > 0 ? [extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage(purposes))] : []),
  ];
}

/**
 * The real provider writes no limit for 0, as it does not set `MaxPathLenZero` of Go's crypto/x509: such an authority may
 * have any number of authorities below it.
 *
 * @param maxPathLength how many authorities may follow in a chain; 0 and negative for any number
 */
export function basicConstraints(isAuthority: boolean, maxPathLength: number): Extension {
  const pathLenConstraint = isAuthority && maxPathLength > 0 ? maxPathLength : undefined;
  return extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: isAuthority, pathLenConstraint }));
}

/** None if there are no names. Critical where there is no subject, by RFC 5280 section 4.2.1.6. */
export function subjectAltName(names: readonly GeneralName[], critical: boolean): Extension[] {
  return names.length > 0 ? [extension(id_ce_subjectAltName, critical, new SubjectAlternativeName([...names]))] : [];
}

/**
 * SHA-1 of the public key, as RFC 5280 section 4.2.1.2 has it in method 1; of an Ed25519 key in an OCTET STRING, which is
 * how the real provider hashes it (`generateSubjectKeyID` in github.com/hashicorp/terraform-provider-tls).
 */
export function keyIdentifier({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): Buffer {
  const key = Buffer.from(subjectPublicKey);
  return createHash("sha1")
    .update(algorithm.algorithm === ED25519 ? encodeDer(new OctetString(key)) : key)
    .digest();
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
