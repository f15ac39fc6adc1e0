import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { create, failuresOf } from "../logical/createdResource";
import {
  CERT_REQUEST,
  certifiedBy,
  LOCALLY_SIGNED,
  newKey,
  PRIVATE_KEY,
  provider,
  rootAuthority,
  SELF_SIGNED,
} from "./authority";

const common = { allowedUses: ["server_auth"], validityPeriodHours: 1 };

describe("bad input to the tls stand-in", () => {
  it("of a SelfSignedCert is reported at once", async () => {
    const failures = await failuresOf(provider, SELF_SIGNED, {
      privateKeyPem: "no key",
      allowedUses: ["keyEncipherment", "server_auth", "juggling"],
      validityPeriodHours: -1,
      earlyRenewalHours: -1,
      maxPathLength: -2,
      isCaCertificate: true,
      setAuthorityKeyId: "yes",
      subject: { organisation: "Example" },
      dnsNames: ["", "größe.example.com"],
      ipAddresses: ["1.2.3"],
      uris: ["orders"],
    });
    const shortened = failures.map((failure) => failure.replace(/one of any_extended, cert_signing, .*/, "one of …"));
    assert.deepEqual(shortened, [
      'allowedUses[0]: "keyEncipherment" is not valid; write key_encipherment',
      'allowedUses[2]: "juggling" is not valid; write one of …',
      "validityPeriodHours: -1 is not valid; write 0 to 2562047 hours",
      "earlyRenewalHours: -1 is not valid; write 0 or more hours",
      "maxPathLength: -2 is not valid; write -1 or more authorities (-1 for any number)",
      'dnsNames[0]: "" is not valid; write a DNS name',
      'dnsNames[1]: "größe.example.com" is not valid; write it in ASCII',
      'ipAddresses[0]: "1.2.3" is not valid; write an IPv4 or IPv6 address',
      'uris[0]: "orders" is not valid; write an absolute URI, such as spiffe://cluster.local/ns/orders/sa/orders',
      "privateKeyPem: is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8",
      "subject.organisation: is not known; known are country, organization, organizationalUnit, locality, province, streetAddresses, postalCode, commonName, serialNumber, emailAddress",
      'setAuthorityKeyId: "yes" is not true or false',
      "subject: is empty, but an authority needs a name; write a commonName",
    ]);
  });

  it("of a LocallySignedCert is reported at once", async () => {
    const authority = await rootAuthority();
    const failures = await failuresOf(provider, LOCALLY_SIGNED, {
      caCertPem: authority.keyPem,
      caPrivateKeyPem: authority.certPem,
      certRequestPem: "no request",
      allowedUses: [],
      validityPeriodHours: 3e6,
    });
    assert.deepEqual(failures, [
      "validityPeriodHours: 3000000 is not valid; write 0 to 2562047 hours",
      "caPrivateKeyPem: is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8",
      "caCertPem: holds EC PRIVATE KEY; write PEM that holds CERTIFICATE",
      "certRequestPem: is not PEM; write a block that begins with -----BEGIN CERTIFICATE REQUEST-----",
    ]);
  });

  it("does not get past the label of a PEM block", async () => {
    const block = (label: string) => `-----BEGIN ${label}-----\nbm90aGluZw==\n-----END ${label}-----\n`;
    const failures = await failuresOf(provider, LOCALLY_SIGNED, {
      ...common,
      caCertPem: block("CERTIFICATE"),
      caPrivateKeyPem: block("PRIVATE KEY"),
      certRequestPem: block("CERTIFICATE REQUEST"),
    });
    assert.deepEqual(failures, [
      "caPrivateKeyPem: is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8",
      "caCertPem: is not a certificate; write the certPem of a SelfSignedCert or LocallySignedCert",
      "certRequestPem: is not a certificate request; write the certRequestPem of a CertRequest",
    ]);
  });

  it("of keys says what kind is wanted, and never repeats them", async () => {
    const rsa = { modulusLength: 2048 };
    const encryption = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "p" } as const;
    const pem = { type: "pkcs8", format: "pem" } as const;
    const keys: [string | Buffer, string][] = [
      [
        generateKeyPairSync("rsa", rsa).privateKey.export(encryption),
        "is an encrypted private key; write it without a passphrase",
      ],
      [
        generateKeyPairSync("rsa", rsa).publicKey.export({ type: "spki", format: "pem" }),
        "is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8",
      ],
      [generateKeyPairSync("x25519").privateKey.export(pem), "is a key of type x25519; use RSA, ECDSA, ED25519"],
      [
        generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey.export(pem),
        "is on the curve secp256k1; use P224, P256, P384, P521",
      ],
    ];
    for (const [key, reason] of keys) {
      const failures = await failuresOf(provider, CERT_REQUEST, { privateKeyPem: key.toString() });
      assert.deepEqual(failures, [`privateKeyPem: ${reason}`]);
    }
  });

  it("is a private key given twice, not at all, or write-only without its version", async () => {
    const key = await newKey();
    const failures = (args: object) => failuresOf(provider, CERT_REQUEST, { ...args });
    const oneOfThem = ["privateKeyPem: write either privateKeyPem or privateKeyPemWo, and not both"];
    assert.deepEqual(await failures({}), oneOfThem);
    assert.deepEqual(await failures({ privateKeyPem: key, privateKeyPemWo: key }), oneOfThem);
    const together = ["privateKeyPemWoVersion: write privateKeyPemWo and privateKeyPemWoVersion together, or neither"];
    assert.deepEqual(await failures({ privateKeyPemWo: key }), together);
    assert.deepEqual(await failures({ privateKeyPem: key, privateKeyPemWoVersion: 1 }), together);
    assert.deepEqual(await failures({ privateKeyPemWo: key, privateKeyPemWoVersion: 1 }), []);
  });

  it("is an authority's certificate with another one's key", async () => {
    const [authority, other] = [await rootAuthority(), await rootAuthority()];
    const leaf = await certifiedBy(authority, { subject: { commonName: "orders" } });
    assert.deepEqual(
      await failuresOf(provider, LOCALLY_SIGNED, { ...leaf.certificate.inputs, caPrivateKeyPem: other.keyPem }),
      ["caCertPem: is for another key than caPrivateKeyPem; write the pair of one authority"],
    );
  });

  it("is an authority without a name, or an authority key id without a subject key id", async () => {
    const { certificate } = await certifiedBy(await rootAuthority(), {});
    assert.deepEqual(await failuresOf(provider, LOCALLY_SIGNED, { ...certificate.inputs, isCaCertificate: true }), [
      "certRequestPem: has no subject, but an authority needs a name; request one with a commonName",
    ]);
    const args = { ...common, privateKeyPem: await newKey(), setAuthorityKeyId: true };
    assert.deepEqual(await failuresOf(provider, SELF_SIGNED, args), [
      "setAuthorityKeyId: needs a subject key id; write setSubjectKeyId: true as well",
    ]);
  });

  it("is a type or function that the plugin has not, with how to add it", async () => {
    await assert.rejects(create(provider, "tls:index/other:Other", {}), /does not cover tls:index\/other:Other/);
    assert.throws(() => provider.invoke?.("tls:index/get:get", {}), /sandbox\/providers\/tls\/provider\.ts/);
    assert.equal((await failuresOf(provider, PRIVATE_KEY, {}))[0], "algorithm: is missing");
  });
});
