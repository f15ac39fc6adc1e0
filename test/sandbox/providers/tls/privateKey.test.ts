import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { UNKNOWN } from "../../../../sandbox/providers/protocol";
import { opensshPublicKey } from "../../../../sandbox/providers/tls/openssh";
import { SshReader } from "../../../../sandbox/providers/tls/sshWire";
import { compare, create, failuresOf, preview } from "../logical/createdResource";
import { KEYS, PRIVATE_KEY, provider } from "./authority";

const PRIVATE_FORMS = ["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"];
const PREAMBLES: Readonly<Record<string, string>> = { RSA: "RSA ", ECDSA: "EC ", ED25519: "" };

describe("PrivateKey of the tls stand-in", () => {
  for (const [kind, args] of Object.entries(KEYS)) {
    it(`encodes one ${kind} key in every form`, async () => {
      const { id, outputs, secrets } = await create(provider, PRIVATE_KEY, args);
      assert.deepEqual([...secrets].sort(), [...PRIVATE_FORMS].sort());
      const publicKey = createPublicKey(String(outputs.publicKeyPem));
      for (const form of ["privateKeyPem", "privateKeyPemPkcs8"]) {
        assert.ok(createPublicKey(createPrivateKey(String(outputs[form]))).equals(publicKey), form);
      }
      const preamble = `-----BEGIN ${PREAMBLES[String(args.algorithm)]}PRIVATE KEY-----`;
      assert.ok(String(outputs.privateKeyPem).startsWith(preamble));
      assert.ok(String(outputs.privateKeyPemPkcs8).startsWith("-----BEGIN PRIVATE KEY-----"));
      assert.match(id, /^[0-9a-f]{40}$/);
    });
  }

  for (const [kind, args] of Object.entries(KEYS).filter(([kind]) => kind !== "ECDSA P224")) {
    it(`writes a ${kind} key as OpenSSH does`, async () => {
      const { outputs } = await create(provider, PRIVATE_KEY, args);
      const [type = "", publicBlob = ""] = String(outputs.publicKeyOpenssh).trimEnd().split(" ");
      const body = String(outputs.privateKeyOpenssh).replace(/-----.*-----|\n/g, "");
      const file = new SshReader(Buffer.from(body, "base64"));
      assert.equal(file.take(15).toString(), "openssh-key-v1\0");
      assert.deepEqual([file.string(), file.string(), file.string()].map(String), ["none", "none", ""]);
      assert.equal(file.uint32(), 1);
      assert.equal(file.string().toString("base64"), publicBlob);
      const section = file.string();
      assert.equal(section.length % 8, 0);
      const secret = new SshReader(section);
      assert.equal(secret.uint32(), secret.uint32());
      assert.equal(secret.string().toString(), type);
      assert.equal(String(outputs.publicKeyOpenssh).endsWith("\n"), true);
    });
  }

  it("shows a public key and its fingerprints as ssh-keygen does", () => {
    const x = Buffer.from("rF+97vWgVdkhMKTAdKxYcVkGzhMeOZtEclzdZYK97cg=", "base64").toString("base64url");
    const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
    assert.deepEqual(opensshPublicKey(key), {
      authorizedKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKxfve71oFXZITCkwHSsWHFZBs4THjmbRHJc3WWCve3I\n",
      md5: "5a:e7:78:c3:68:5b:66:e1:f8:8f:0b:8f:95:e1:c6:ed",
      sha256: "SHA256:tt3IY/67T7ANaQe8IwOzHgMFr8i3enPpeSzN6n05UaY",
    });
  });

  it("leaves OpenSSH's forms of a P224 key empty, which OpenSSH does not know", async () => {
    const { outputs } = await create(provider, PRIVATE_KEY, { algorithm: "ECDSA", ecdsaCurve: "P224" });
    const { privateKeyOpenssh, publicKeyOpenssh, publicKeyFingerprintMd5, publicKeyFingerprintSha256 } = outputs;
    assert.deepEqual(
      [privateKeyOpenssh, publicKeyOpenssh, publicKeyFingerprintMd5, publicKeyFingerprintSha256],
      ["", "", "", ""],
    );
  });

  it("makes RSA keys of 2048 bits and ECDSA keys on P224 unless told otherwise", async () => {
    const rsa = await create(provider, PRIVATE_KEY, { algorithm: "RSA" });
    assert.equal(createPublicKey(String(rsa.outputs.publicKeyPem)).asymmetricKeyDetails?.modulusLength, 2048);
    const ecdsa = await create(provider, PRIVATE_KEY, { algorithm: "ECDSA" });
    assert.equal(createPublicKey(String(ecdsa.outputs.publicKeyPem)).asymmetricKeyDetails?.namedCurve, "secp224r1");
    assert.deepEqual([ecdsa.outputs.ecdsaCurve, ecdsa.outputs.rsaBits], ["P224", 2048]);
    const larger = await create(provider, PRIVATE_KEY, { algorithm: "RSA", rsaBits: 3072 });
    assert.equal(createPublicKey(String(larger.outputs.publicKeyPem)).asymmetricKeyDetails?.modulusLength, 3072);
  });

  it("is unknown at preview, and replaced when anything about it changes", async () => {
    const args = { algorithm: "ECDSA", ecdsaCurve: "P256" };
    const previewed = await preview(provider, PRIVATE_KEY, args);
    for (const form of [...PRIVATE_FORMS, "publicKeyPem"]) assert.equal(previewed.outputs[form], UNKNOWN);
    const created = await create(provider, PRIVATE_KEY, args);
    const difference = await compare(provider, created, { algorithm: "RSA", ecdsaCurve: "P384", rsaBits: 4096 });
    assert.deepEqual([...(difference?.replaces ?? [])].sort(), ["algorithm", "ecdsaCurve", "rsaBits"]);
    assert.deepEqual((await compare(provider, created, args))?.changes, []);
  });

  it("reports everything that is wrong at once", async () => {
    assert.deepEqual(await failuresOf(provider, PRIVATE_KEY, { algorithm: "DSA", ecdsaCurve: "P192" }), [
      'algorithm: "DSA" is not valid; write RSA, ECDSA, ED25519',
      'ecdsaCurve: "P192" is not valid; write P224, P256, P384, P521',
    ]);
    assert.deepEqual(await failuresOf(provider, PRIVATE_KEY, { algorithm: "RSA", rsaBits: 512 }), [
      "rsaBits: 512 is not valid; write 1024 to 16384 bits",
    ]);
  });
});
