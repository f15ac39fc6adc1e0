import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { asList, asProps, type Props } from "../../../../sandbox/providers/protocol";
import { create } from "../logical/createdResource";
import { certifiedBy, KEYS, PRIVATE_KEY, provider, rootAuthority } from "./authority";

async function invoke(name: string, args: Props): Promise<Props> {
  return (await provider.invoke?.(`tls:index/${name}:${name}`, args)) ?? {};
}

describe("getPublicKey of the tls stand-in", () => {
  for (const [kind, args] of Object.entries(KEYS)) {
    it(`finds the public half of a ${kind} key in PEM`, async () => {
      const { id, outputs } = await create(provider, PRIVATE_KEY, args);
      const { publicKeyPem, publicKeyOpenssh, publicKeyFingerprintMd5, publicKeyFingerprintSha256 } = outputs;
      const expected = { publicKeyPem, publicKeyOpenssh, publicKeyFingerprintMd5, publicKeyFingerprintSha256 };
      for (const form of ["privateKeyPem", "privateKeyPemPkcs8"]) {
        const {
          privateKeyPem: _key,
          privateKeyOpenssh: _none,
          ...found
        } = await invoke("getPublicKey", {
          privateKeyPem: outputs[form],
        });
        assert.deepEqual(found, { ...expected, id, algorithm: args.algorithm });
      }
    });
  }

  for (const [kind, args] of Object.entries(KEYS).filter(([kind]) => kind !== "ECDSA P224")) {
    it(`finds the public half of a ${kind} key in OpenSSH's format`, async () => {
      const { outputs } = await create(provider, PRIVATE_KEY, args);
      const { privateKeyOpenssh } = outputs;
      const found = await invoke("getPublicKey", { privateKeyOpenssh });
      assert.equal(found.publicKeyPem, outputs.publicKeyPem);
      assert.equal(found.publicKeyFingerprintSha256, outputs.publicKeyFingerprintSha256);
      assert.equal(found.algorithm, args.algorithm);
    });
  }

  it("refuses two keys, none, and what is none, without repeating it", async () => {
    const oneOfThem = /getPublicKey: write either privateKeyPem or privateKeyOpenssh, and not both/;
    await assert.rejects(invoke("getPublicKey", {}), oneOfThem);
    await assert.rejects(invoke("getPublicKey", { privateKeyPem: "a", privateKeyOpenssh: "b" }), oneOfThem);
    await assert.rejects(
      invoke("getPublicKey", { privateKeyPem: "a" }),
      /^Error: getPublicKey: privateKeyPem is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8$/,
    );
    const damaged = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n";
    await assert.rejects(
      invoke("getPublicKey", { privateKeyOpenssh: damaged }),
      /^Error: getPublicKey: privateKeyOpenssh is not a private key in OpenSSH's format; write one of /,
    );
  });
});

describe("getCertificate of the tls stand-in", () => {
  it("tells what a certificate says", async () => {
    const authority = await rootAuthority({ maxPathLength: 1 }, KEYS.RSA);
    const subject = { commonName: "orders, inc", organization: "Example" };
    const leaf = await certifiedBy(authority, { subject }, { validityPeriodHours: 1 });
    const { certificates, content } = await invoke("getCertificate", { content: leaf.certPem });
    assert.equal(content, leaf.certPem);
    assert.deepEqual(asList(certificates), [
      {
        certPem: leaf.certPem,
        isCa: false,
        issuer: "CN=Root,O=Example",
        subject: "CN=orders\\, inc,O=Example",
        maxPathLength: -1,
        notBefore: "2024-02-29T12:00:00Z",
        notAfter: "2024-02-29T13:00:00Z",
        publicKeyAlgorithm: "ECDSA",
        serialNumber: leaf.certificate.id,
        sha1Fingerprint: new X509Certificate(leaf.certPem).fingerprint.replaceAll(":", "").toLowerCase(),
        signatureAlgorithm: "SHA256-RSA",
        version: 3,
      },
    ]);
    const [root] = asList((await invoke("getCertificate", { content: authority.certPem })).certificates);
    const { isCa, maxPathLength, publicKeyAlgorithm } = asProps(root);
    assert.deepEqual([isCa, maxPathLength, publicKeyAlgorithm], [true, 1, "RSA"]);
  });

  it("does not connect anywhere", async () => {
    await assert.rejects(
      invoke("getCertificate", { url: "https://example.com" }),
      /the sandbox does not connect to https:\/\/example\.com; write the certificate itself as content/,
    );
    await assert.rejects(invoke("getCertificate", {}), /write the certificate in PEM as content/);
    await assert.rejects(invoke("getCertificate", { content: "x" }), /getCertificate: content is not PEM/);
  });
});
