import {
  anyExtendedKeyUsage,
  id_kp_clientAuth,
  id_kp_codeSigning,
  id_kp_emailProtection,
  id_kp_OCSPSigning,
  id_kp_serverAuth,
  id_kp_timeStamping,
  KeyUsageFlags,
} from "@peculiar/asn1-x509";

/** Bits of the key usage extension, by their names in `allowedUses`. Source: RFC 5280 section 4.2.1.3. */
export const KEY_USAGES: Readonly<Record<string, KeyUsageFlags>> = {
  digital_signature: KeyUsageFlags.digitalSignature,
  content_commitment: KeyUsageFlags.nonRepudiation,
  key_encipherment: KeyUsageFlags.keyEncipherment,
  data_encipherment: KeyUsageFlags.dataEncipherment,
  key_agreement: KeyUsageFlags.keyAgreement,
  cert_signing: KeyUsageFlags.keyCertSign,
  crl_signing: KeyUsageFlags.cRLSign,
  encipher_only: KeyUsageFlags.encipherOnly,
  decipher_only: KeyUsageFlags.decipherOnly,
};

/**
 * Purposes in the extended key usage extension, by their names in `allowedUses`.
 * Source: RFC 5280 section 4.2.1.12; those that it does not list, as Go's crypto/x509 has them.
 */
export const EXTENDED_KEY_USAGES: Readonly<Record<string, string>> = {
  any_extended: anyExtendedKeyUsage,
  server_auth: id_kp_serverAuth,
  client_auth: id_kp_clientAuth,
  code_signing: id_kp_codeSigning,
  email_protection: id_kp_emailProtection,
  ipsec_end_system: "1.3.6.1.5.5.7.3.5",
  ipsec_tunnel: "1.3.6.1.5.5.7.3.6",
  ipsec_user: "1.3.6.1.5.5.7.3.7",
  timestamping: id_kp_timeStamping,
  ocsp_signing: id_kp_OCSPSigning,
  microsoft_server_gated_crypto: "1.3.6.1.4.1.311.10.3.3",
  netscape_server_gated_crypto: "2.16.840.1.113730.4.1",
  microsoft_commercial_code_signing: "1.3.6.1.4.1.311.2.1.22",
  microsoft_kernel_code_signing: "1.3.6.1.4.1.311.61.1.1",
};

const ALLOWED_USES = [...Object.keys(KEY_USAGES), ...Object.keys(EXTENDED_KEY_USAGES)].sort();

/**
 * What is wrong with an entry of `allowedUses`.
 *
 * The docs of @pulumi/tls list the entries in camel case, which the real provider refuses: it takes them in snake case.
 */
export function refuseUse(use: string): string | undefined {
  if (ALLOWED_USES.includes(use)) return undefined;
  const meant = use.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  const advice = ALLOWED_USES.includes(meant) ? meant : `one of ${ALLOWED_USES.join(", ")}`;
  return `${JSON.stringify(use)} is not valid; write ${advice}`;
}
