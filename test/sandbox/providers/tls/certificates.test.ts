import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { BasicConstraints, Certificate, ExtendedKeyUsage, KeyUsage } from "@peculiar/asn1-x509";
import { type Props, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { create, preview } from "../logical/createdResource";
import {
  CERT_REQUEST,
  certifiedBy,
  KEYS,
  LOCALLY_SIGNED,
  newKey,
  provider,
  rootAuthority,
  SELF_SIGNED,
} from "./authority";

/** OIDs of extensions. Source: RFC 5280 section 4.2.1. */
const KEY_USAGE = "2.5.29.15";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const BASIC_CONSTRAINTS = "2.5.29.19";
const SUBJECT_KEY_ID = "2.5.29.14";
const AUTHORITY_KEY_ID = "2.5.29.35";
const ALTERNATIVE_NAME = "2.5.29.17";

/** Made by `openssl req` for CN=legacy with DNS and e-mail names, a key usage and a challenge password. */
const OPENSSL_REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIIBMzCB2gIBADARMQ8wDQYDVQQDDAZsZWdhY3kwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQEGhONqbxmqH0s28hJ0dcP6hDmDQ6D2bYYemKkrInBteuV3+qz27Xv
01P/BzN/m5avCjCrNdr28zyAjqWEy4ploGcwEwYJKoZIhvcNAQkHMQYMBG5vbmUw
UAYJKoZIhvcNAQkOMUMwQTAyBgNVHREEKzApgRNzb21lb25lQGV4YW1wbGUuY29t
ghJsZWdhY3kuZXhhbXBsZS5jb20wCwYDVR0PBAQDAgeAMAoGCCqGSM49BAMCA0gA
MEUCIQCDWh0dgD/F/IwJHtFbZpYU+61Avky6+orGHoEEsss7ogIgPEza77tMrXEF
P7+8HOTWul74eqPfKWYc+KX4edZkCCo=
-----END CERTIFICATE REQUEST-----
`;

function extensionsOf(certPem: unknown) {
  const certificate = AsnConvert.parse(new X509Certificate(String(certPem)).raw, Certificate);
  return new Map((certificate.tbsCertificate.extensions ?? []).map((extension) => [extension.extnID, extension]));
}

function extension(certPem: unknown, oid: string) {
  const found = extensionsOf(certPem).get(oid);
  assert.ok(found, `extension ${oid}`);
  return found;
}

async function selfSigned(args: Props) {
  return create(provider, SELF_SIGNED, {
    privateKeyPem: await newKey(),
    allowedUses: [],
    validityPeriodHours: 1,
    ...args,
  });
}

describe("certificates of the tls stand-in", () => {
  for (const [kind, key] of Object.entries(KEYS)) {
    it(`chain from leaf to root with ${kind} keys`, async () => {
      const authority = await rootAuthority({}, key);
      const leaf = await certifiedBy(authority, { subject: { commonName: "orders" } }, {}, key);
      const [root, certificate] = [new X509Certificate(authority.certPem), new X509Certificate(leaf.certPem)];
      assert.ok(root.verify(root.publicKey) && root.checkIssued(root) && root.ca);
      assert.ok(certificate.verify(root.publicKey) && certificate.checkIssued(root) && !certificate.ca);
      assert.ok(certificate.checkPrivateKey(createPrivateKey(leaf.keyPem)));
      assert.equal(authority.certificate.outputs.keyAlgorithm, key.algorithm);
      assert.equal(leaf.certificate.outputs.caKeyAlgorithm, key.algorithm);
    });
  }

  it("do not chain to another authority of the same name", async () => {
    const leaf = await certifiedBy(await rootAuthority(), {});
    const other = new X509Certificate((await rootAuthority()).certPem);
    assert.equal(new X509Certificate(leaf.certPem).verify(other.publicKey), false);
  });

  for (const args of [KEYS.RSA, KEYS["ECDSA P384"], KEYS.ED25519]) {
    it(`are signed with ${args?.algorithm} keys in any encoding`, async () => {
      const { certPem, keyPem } = await rootAuthority({}, args);
      const pkcs8 = createPrivateKey(keyPem).export({ type: "pkcs8", format: "pem" }).toString();
      for (const authorityKey of [keyPem, pkcs8]) {
        const leaf = await certifiedBy({ certPem, keyPem: authorityKey, certificate: await selfSigned({}) }, {});
        assert.ok(new X509Certificate(leaf.certPem).verify(new X509Certificate(certPem).publicKey));
      }
    });
  }

  it("name their subject with every part, and their issuer", async () => {
    const subject = {
      commonName: 'a "quoted" name, \\ and #more',
      organization: "Größe & Co",
      organizationalUnit: "Unit",
      streetAddresses: ["Street 1", "Floor 2"],
      locality: "Town",
      province: "Province",
      country: "DE",
      postalCode: "12345",
      serialNumber: "S1",
      emailAddress: "a@example.com",
    };
    const authority = await rootAuthority({ subject: { commonName: "Root", organization: "Example" } });
    const certificate = new X509Certificate((await certifiedBy(authority, { subject })).certPem);
    const { subject: parts } = certificate.toLegacyObject();
    assert.deepEqual(
      { ...parts },
      {
        C: "DE",
        O: "Größe & Co",
        OU: "Unit",
        L: "Town",
        ST: "Province",
        street: ["Street 1", "Floor 2"],
        postalCode: "12345",
        CN: 'a "quoted" name, \\ and #more',
        serialNumber: "S1",
        emailAddress: "a@example.com",
      },
    );
    assert.equal(certificate.issuer, "O=Example\nCN=Root");
  });

  it("carry the names of the request", async () => {
    const leaf = await certifiedBy(await rootAuthority(), {
      subject: { commonName: "orders" },
      dnsNames: ["orders.example.com", "*.orders.example.com"],
      ipAddresses: ["192.0.2.7", "2001:db8::7", "::ffff:192.0.2.8"],
      uris: ["spiffe://cluster.local/ns/orders/sa/orders"],
    });
    const certificate = new X509Certificate(leaf.certPem);
    assert.equal(certificate.checkHost("orders.example.com"), "orders.example.com");
    assert.equal(certificate.checkHost("a.orders.example.com"), "*.orders.example.com");
    assert.equal(certificate.checkHost("payments.example.com"), undefined);
    assert.equal(certificate.checkIP("192.0.2.7"), "192.0.2.7");
    assert.equal(certificate.checkIP("2001:db8::7"), "2001:db8::7");
    assert.equal(certificate.checkIP("::ffff:192.0.2.8"), "::ffff:192.0.2.8");
    assert.equal(certificate.checkIP("192.0.2.9"), undefined);
    assert.match(certificate.subjectAltName ?? "", /URI:spiffe:\/\/cluster\.local\/ns\/orders\/sa\/orders$/);
    assert.equal(extension(leaf.certPem, ALTERNATIVE_NAME).critical, false);
  });

  it("take from a request of another tool its subject and its names, but no e-mail address", async () => {
    const authority = await rootAuthority();
    const { outputs } = await create(provider, LOCALLY_SIGNED, {
      ...(await certifiedBy(authority, {})).certificate.inputs,
      certRequestPem: OPENSSL_REQUEST,
    });
    const certificate = new X509Certificate(String(outputs.certPem));
    assert.deepEqual([certificate.subject, certificate.subjectAltName], ["CN=legacy", "DNS:legacy.example.com"]);
  });

  it("mark names critical where there is no subject", async () => {
    const { outputs } = await selfSigned({ dnsNames: ["orders.example.com"] });
    assert.equal(extension(outputs.certPem, ALTERNATIVE_NAME).critical, true);
  });

  /** Entries of `allowedUses`, and what they stand for. Source: RFC 5280 sections 4.2.1.3 and 4.2.1.12; Go's crypto/x509. */
  const keyUsages = {
    digital_signature: "digitalSignature",
    content_commitment: "nonRepudiation",
    key_encipherment: "keyEncipherment",
    data_encipherment: "dataEncipherment",
    key_agreement: "keyAgreement",
    cert_signing: "keyCertSign",
    crl_signing: "crlSign",
    encipher_only: "encipherOnly",
    decipher_only: "decipherOnly",
  };
  for (const [use, bit] of Object.entries(keyUsages)) {
    it(`allow ${use}`, async () => {
      const { outputs } = await selfSigned({ allowedUses: [use] });
      const { critical, extnValue } = extension(outputs.certPem, KEY_USAGE);
      assert.deepEqual([critical, AsnConvert.parse(extnValue, KeyUsage).toJSON()], [true, [bit]]);
      assert.equal(extensionsOf(outputs.certPem).has(EXTENDED_KEY_USAGE), false);
    });
  }

  const purposes = {
    any_extended: "2.5.29.37.0",
    server_auth: "1.3.6.1.5.5.7.3.1",
    client_auth: "1.3.6.1.5.5.7.3.2",
    code_signing: "1.3.6.1.5.5.7.3.3",
    email_protection: "1.3.6.1.5.5.7.3.4",
    ipsec_end_system: "1.3.6.1.5.5.7.3.5",
    ipsec_tunnel: "1.3.6.1.5.5.7.3.6",
    ipsec_user: "1.3.6.1.5.5.7.3.7",
    timestamping: "1.3.6.1.5.5.7.3.8",
    ocsp_signing: "1.3.6.1.5.5.7.3.9",
    microsoft_server_gated_crypto: "1.3.6.1.4.1.311.10.3.3",
    netscape_server_gated_crypto: "2.16.840.1.113730.4.1",
    microsoft_commercial_code_signing: "1.3.6.1.4.1.311.2.1.22",
    microsoft_kernel_code_signing: "1.3.6.1.4.1.311.61.1.1",
  };
  it("allow extended uses, in the order given", async () => {
    const { outputs } = await selfSigned({ allowedUses: Object.keys(purposes) });
    const { critical, extnValue } = extension(outputs.certPem, EXTENDED_KEY_USAGE);
    assert.equal(critical, false);
    assert.deepEqual([...AsnConvert.parse(extnValue, ExtendedKeyUsage)], Object.values(purposes));
    assert.deepEqual(new X509Certificate(String(outputs.certPem)).keyUsage, Object.values(purposes));
    assert.equal(extensionsOf(outputs.certPem).has(KEY_USAGE), false);
  });

  it("say critically whether they are an authority's, and how many may follow", async () => {
    const constraints = async (args: Props) => {
      const { outputs } = await selfSigned({ subject: { commonName: "Root" }, ...args });
      const { critical, extnValue } = extension(outputs.certPem, BASIC_CONSTRAINTS);
      const { cA, pathLenConstraint } = AsnConvert.parse(extnValue, BasicConstraints);
      return [critical, cA, pathLenConstraint];
    };
    assert.deepEqual(await constraints({}), [true, false, undefined]);
    assert.deepEqual(await constraints({ maxPathLength: 0 }), [true, false, undefined]);
    assert.deepEqual(await constraints({ isCaCertificate: true }), [true, true, undefined]);
    assert.deepEqual(await constraints({ isCaCertificate: true, maxPathLength: 0 }), [true, true, undefined]);
    assert.deepEqual(await constraints({ isCaCertificate: true, maxPathLength: 2 }), [true, true, 2]);
  });

  it("identify keys where asked, an authority's always", async () => {
    const identifiers = (certPem: unknown) => {
      const extensions = extensionsOf(certPem);
      return [extensions.has(SUBJECT_KEY_ID), extensions.has(AUTHORITY_KEY_ID)];
    };
    assert.deepEqual(identifiers((await selfSigned({})).outputs.certPem), [false, false]);
    assert.deepEqual(identifiers((await selfSigned({ setSubjectKeyId: true })).outputs.certPem), [true, false]);
    const both = { setSubjectKeyId: true, setAuthorityKeyId: true };
    assert.deepEqual(identifiers((await selfSigned(both)).outputs.certPem), [true, true]);
    const authority = await rootAuthority();
    assert.deepEqual(identifiers(authority.certPem), [true, false]);
    assert.deepEqual(identifiers((await certifiedBy(authority, {})).certPem), [false, true]);
    assert.deepEqual(identifiers((await certifiedBy(authority, {}, { setSubjectKeyId: true })).certPem), [true, true]);
  });

  it("have parameters for RSA signatures, NULL, and for no others", async () => {
    const parameters = async (key: Props | undefined) => {
      const { certPem } = await rootAuthority({}, key);
      const certificate = AsnConvert.parse(new X509Certificate(certPem).raw, Certificate);
      return [certificate.signatureAlgorithm.parameters, certificate.tbsCertificate.signature.parameters];
    };
    assert.deepEqual(await parameters(KEYS.RSA), [null, null]);
    assert.deepEqual(await parameters(KEYS["ECDSA P256"]), [undefined, undefined]);
    assert.deepEqual(await parameters(KEYS.ED25519), [undefined, undefined]);
  });

  it("point from leaf to issuer by the issuer's key identifier", async () => {
    const authority = await rootAuthority();
    const leaf = await certifiedBy(authority, {});
    const identifier = (certPem: string, oid: string) =>
      Buffer.from(extension(certPem, oid).extnValue.buffer).subarray(-20).toString("hex");
    assert.equal(identifier(leaf.certPem, AUTHORITY_KEY_ID), identifier(authority.certPem, SUBJECT_KEY_ID));
  });

  it("are valid from now for as many hours as asked", async () => {
    const { outputs } = await selfSigned({ validityPeriodHours: 30 });
    const certificate = new X509Certificate(String(outputs.certPem));
    assert.equal(certificate.validFrom, "Feb 29 12:00:00 2024 GMT");
    assert.equal(certificate.validTo, "Mar  1 18:00:00 2024 GMT");
    assert.deepEqual(
      [outputs.validityStartTime, outputs.validityEndTime, outputs.readyForRenewal],
      ["2024-02-29T12:00:00.000Z", "2024-03-01T18:00:00.000Z", false],
    );
  });

  it("are known by their serial number, each another", async () => {
    const [one, other] = [await selfSigned({}), await selfSigned({})];
    const serial = new X509Certificate(String(one.outputs.certPem)).serialNumber;
    assert.equal(one.id, BigInt(`0x${serial}`).toString());
    assert.notEqual(one.id, other.id);
  });

  it("keep keys secret, and write-only keys out of the state", async () => {
    const key = await newKey();
    const common = { allowedUses: [], validityPeriodHours: 1 };
    const plain = await create(provider, SELF_SIGNED, { ...common, privateKeyPem: key });
    assert.deepEqual(plain.secrets, ["privateKeyPem"]);
    const writeOnly = { ...common, privateKeyPemWo: key, privateKeyPemWoVersion: 1 };
    const { outputs } = await create(provider, SELF_SIGNED, writeOnly);
    assert.equal(JSON.stringify(outputs).includes("PRIVATE KEY"), false);
    assert.equal(outputs.keyAlgorithm, "ECDSA");
  });

  it("are unknown at preview as long as their keys are", async () => {
    const common = { allowedUses: ["server_auth"], validityPeriodHours: 1 };
    const request = await preview(provider, CERT_REQUEST, { privateKeyPem: UNKNOWN, subject: { commonName: "a" } });
    assert.deepEqual([request.outputs.certRequestPem, request.outputs.keyAlgorithm], [UNKNOWN, UNKNOWN]);
    const root = await preview(provider, SELF_SIGNED, { ...common, privateKeyPem: UNKNOWN });
    const { certPem, validityEndTime, readyForRenewal } = root.outputs;
    assert.deepEqual([certPem, validityEndTime, readyForRenewal], [UNKNOWN, UNKNOWN, false]);
    const unknown = { caCertPem: UNKNOWN, caPrivateKeyPem: UNKNOWN, certRequestPem: UNKNOWN };
    const leaf = await preview(provider, LOCALLY_SIGNED, { ...common, ...unknown, isCaCertificate: true });
    assert.deepEqual([leaf.outputs.certPem, leaf.outputs.caKeyAlgorithm], [UNKNOWN, UNKNOWN]);
  });
});
