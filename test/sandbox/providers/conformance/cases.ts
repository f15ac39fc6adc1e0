import type { Props } from "../../../../sandbox/providers/protocol";

/** A resource as it is created, and perhaps changed after that, in the words of the provider that the plugin bridges. */
export interface Case {
  readonly title: string;
  readonly type: string;
  readonly config: Props;
  /** The configuration of a later update. */
  readonly later?: Props;
}

/** Private keys in PEM. */
export interface Keys {
  readonly authority: string;
  readonly service: string;
}

/** The PEMs that signed certificates are made of. */
export interface Issued {
  readonly authority: string;
  /** A certificate that is no authority's. */
  readonly service: string;
  readonly request: string;
}

/** Stands for a value that is not known yet. */
export const NOT_KNOWN = "(unknown)";

const KEY = "tls_private_key";
const REQUEST = "tls_cert_request";
const SELF_SIGNED = "tls_self_signed_cert";
const SIGNED = "tls_locally_signed_cert";

/** Titles of the cases whose answers the signed certificates need. */
export const NEEDED = {
  authority: "an authority with key identifiers",
  service: "a self-signed certificate",
  request: "a request",
} as const;

const subject = [{ common_name: "orders.shop.svc", organization: "shop" }];
const everyName = {
  ...{ common_name: "a", country: "DE", locality: "b", organization: "c", organizational_unit: "d", postal_code: "e" },
  ...{ province: "f", serial_number: "g", street_address: ["h", "i"] },
};
const serviceUses = ["server_auth", "client_auth", "digital_signature", "key_encipherment"];
const serviceNames = {
  dns_names: ["orders.shop.svc"],
  ip_addresses: ["10.0.0.1", "fd00::1"],
  uris: ["spiffe://cluster.local/ns/shop/sa/orders"],
};

/** Keys, requests and self-signed certificates. */
export function plainCases({ authority, service }: Keys): Case[] {
  return [...keyCases(), ...selfSignedCases(authority), ...changeCases(authority, service), ...requestCases(service)];
}

function keyCases(): Case[] {
  const ecdsa = { algorithm: "ECDSA" };
  return [
    { title: "an RSA key", type: KEY, config: { algorithm: "RSA" } },
    { title: "an RSA key of 3072 bits", type: KEY, config: { algorithm: "RSA", rsa_bits: 3072 } },
    { title: "an ECDSA key", type: KEY, config: ecdsa },
    { title: "an Ed25519 key", type: KEY, config: { algorithm: "ED25519" } },
    { title: "a key of no known algorithm", type: KEY, config: { algorithm: "DSA" } },
    { title: "a key on another curve", type: KEY, config: ecdsa, later: { ...ecdsa, ecdsa_curve: "P384" } },
    { title: "a key whose default is written out", type: KEY, config: ecdsa, later: { ...ecdsa, ecdsa_curve: "P224" } },
  ];
}

function selfSignedCases(key: string): Case[] {
  const plain = { is_ca_certificate: false };
  const cases: readonly [string, Props][] = [
    ["an authority", {}],
    ["an authority that may have no authority below it", { max_path_length: 0 }],
    ["an authority that may have one authority below it", { max_path_length: 1 }],
    ["an authority that may have any number below it", { max_path_length: -1 }],
    ["a path length below -1", { max_path_length: -2 }],
    ["an authority without a subject", { subject: [] }],
    [NEEDED.authority, { set_subject_key_id: true, set_authority_key_id: true }],
    [NEEDED.service, { ...plain, allowed_uses: serviceUses, ...serviceNames }],
    ["a certificate without the identifier that it shall refer to", { ...plain, set_authority_key_id: true }],
    ["a path length of 0 of a certificate that is no authority's", { ...plain, max_path_length: 0 }],
    ["a path length of 1 of a certificate that is no authority's", { ...plain, max_path_length: 1 }],
    ["a certificate for no use", { ...plain, allowed_uses: [] }],
    ["a use that is not known", { allowed_uses: ["juggling"] }],
    ["a certificate without a subject", { ...plain, subject: [], dns_names: ["orders.shop.svc"] }],
    ["a subject with every name", { subject: [everyName] }],
    ["an address that is none", { ip_addresses: ["nowhere"] }],
    ["a key that is none", { private_key_pem: "nothing" }],
    ["a validity below 0", { validity_period_hours: -1 }],
    ["a validity of 0", { validity_period_hours: 0 }],
    ["a certificate that is due from the start", { early_renewal_hours: 24 }],
  ];
  return cases.map(([title, args]) => ({ title, type: SELF_SIGNED, config: authorityArgs(key, args) }));
}

function changeCases(key: string, other: string): Case[] {
  const cases: readonly [string, Props, Props][] = [
    ["a certificate that is due", { early_renewal_hours: 24 }, { early_renewal_hours: 24 }],
    ["a certificate that is not due", { early_renewal_hours: 2 }, { early_renewal_hours: 2 }],
    ["a certificate to be renewed so early that it is due", { early_renewal_hours: 2 }, { early_renewal_hours: 24 }],
    ["a certificate to be renewed earlier", { early_renewal_hours: 2 }, { early_renewal_hours: 3 }],
    ["a certificate to be renewed at its end again", { early_renewal_hours: 2 }, {}],
    ["a certificate that lasts longer", {}, { validity_period_hours: 48 }],
    ["a certificate for somebody else", {}, { subject: [{ common_name: "payments.shop.svc" }] }],
    ["a certificate of another path length", { max_path_length: 0 }, { max_path_length: 1 }],
    ["a certificate whose path length is written out later", {}, { max_path_length: -1 }],
    ["a certificate whose path length is left out later", { max_path_length: 1 }, {}],
    ["a certificate whose default is written out", {}, { early_renewal_hours: 0, set_subject_key_id: false }],
    ["a certificate that stays the same", {}, {}],
    ["a certificate with another key", {}, { private_key_pem: other }],
    ["a certificate whose key is not known yet", {}, { private_key_pem: NOT_KNOWN }],
  ];
  return cases.map(([title, before, after]) => ({
    title,
    type: SELF_SIGNED,
    config: authorityArgs(key, before),
    later: authorityArgs(key, after),
  }));
}

function authorityArgs(key: string, args: Props): Props {
  return {
    private_key_pem: key,
    subject,
    allowed_uses: ["cert_signing", "crl_signing"],
    validity_period_hours: 24,
    is_ca_certificate: true,
    ...args,
  };
}

function requestCases(key: string): Case[] {
  const args = { private_key_pem: key, subject };
  return [
    { title: NEEDED.request, type: REQUEST, config: { ...args, ...serviceNames } },
    { title: "a request of nobody", type: REQUEST, config: { private_key_pem: key } },
    { title: "a request with a further name", type: REQUEST, config: args, later: { ...args, dns_names: ["orders"] } },
  ];
}

/** Certificates that an authority signs. */
export function signedCases(keys: Keys, { authority, service, request }: Issued): Case[] {
  const isAuthority = { is_ca_certificate: true, allowed_uses: ["cert_signing"] };
  const args = {
    ca_cert_pem: authority,
    ca_private_key_pem: keys.authority,
    cert_request_pem: request,
    allowed_uses: ["server_auth", "client_auth"],
    validity_period_hours: 24,
  };
  const cases: readonly [string, Props, Props?][] = [
    ["a signed certificate", {}],
    ["a signed certificate with its key's identifier", { set_subject_key_id: true }],
    ["a signed authority", isAuthority],
    ["a signed authority that may have no authority below it", { ...isAuthority, max_path_length: 0 }],
    ["a signed authority that may have one authority below it", { ...isAuthority, max_path_length: 1 }],
    ["a certificate that somebody signed with another's key", { ca_private_key_pem: keys.service }],
    ["a certificate signed by somebody who is no authority", { ca_cert_pem: service }],
    ["a signed certificate that is due", { early_renewal_hours: 24 }, { early_renewal_hours: 24 }],
    ["a signed certificate whose request is not known yet", {}, { cert_request_pem: NOT_KNOWN }],
    ["a signed certificate for fewer uses", {}, { allowed_uses: ["server_auth"] }],
    ["a signed certificate that stays the same", {}, {}],
  ];
  return cases.map(([title, before, after]) => ({
    title,
    type: SIGNED,
    config: { ...args, ...before },
    ...(after && { later: { ...args, ...after } }),
  }));
}
