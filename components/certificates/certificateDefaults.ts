/** What an authority gets unless its arguments say otherwise. */
export const authorityDefaults = {
  /**
   * NIST SP 800-57 Part 1 Rev. 5, table 2: 192 bits of security strength, against the 128 of the certificates it signs,
   * as it lives so much longer than they do.
   */
  curve: "P384",
  /**
   * Ten years for a root, one for an intermediate: what Istio's own authority and the Linkerd documentation ("Generating
   * your own mTLS root certificates") choose.
   */
  rootValidityHours: 87600,
  intermediateValidityHours: 8760,
  /**
   * No authority below it (RFC 5280, section 4.2.1.9). In the certificate only an issuer's limit says so: the tls provider
   * sets `MaxPathLen` without `MaxPathLenZero` (`createCertificate` in github.com/hashicorp/terraform-provider-tls).
   */
  maxPathLength: 0,
} as const;

/** What a service's certificate gets unless its arguments say otherwise. */
export const serviceCertificateDefaults = {
  curve: "P256",
  /** Both ends of mutual TLS. ECDSA signs and agrees on keys ephemerally: no key encipherment (RFC 8446, section 1.2). */
  usages: ["digital_signature", "server_auth", "client_auth"],
  /** 90 days, and renewed with a third of them left: the rhythm for which Let's Encrypt is known. */
  validityHours: 2160,
  renewBeforeHours: 720,
} as const;

/** What the certificate of an authority may be used for. */
export const authorityUsages = ["cert_signing", "crl_signing"] as const;
