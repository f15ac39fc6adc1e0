import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CertificateAuthority, type CertificateAuthorityArgs } from "../../../components/certificates";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";
import { listed } from "../workload/registered";
import { mockedTls, tlsTypes } from "./mockedTls";

const registered = (program: () => unknown) => registeredBy(program, mockedTls);

/** The values of outputs that a program makes. */
async function valuesOf(program: () => readonly pulumi.Output<string>[]): Promise<string[]> {
  let values: string[] = [];
  await registered(async () => {
    values = await new Promise((resolve) => pulumi.all([...program()]).apply(resolve));
  });
  return values;
}

describe("CertificateAuthority", () => {
  describe("as a root", () => {
    let resources: RegisteredResource[];
    before("create", async () => {
      resources = await registered(() => new CertificateAuthority("services", { organization: "Example" }));
    });

    it("is a key and a certificate that the key signs", () => {
      assert.deepEqual(
        listed(resources),
        [
          "secure-microservice:index:CertificateAuthority services",
          `${tlsTypes.key} services-key`,
          `${tlsTypes.selfSigned} services-certificate`,
        ].sort(),
      );
    });

    it("has an ECDSA P-384 key", () => {
      assert.deepEqual(theOnly(resources, tlsTypes.key).inputs, { algorithm: "ECDSA", ecdsaCurve: "P384" });
    });

    it("may sign certificates and revocation lists, no authorities, for ten years, renewed in the last", () => {
      assert.deepEqual(theOnly(resources, tlsTypes.selfSigned).inputs, {
        privateKeyPem: "private services-key",
        subject: { commonName: "services", organization: "Example" },
        isCaCertificate: true,
        maxPathLength: 0,
        allowedUses: ["cert_signing", "crl_signing"],
        setSubjectKeyId: true,
        validityPeriodHours: 87600,
        earlyRenewalHours: 8760,
      });
    });

    it("protects the key, and lets the certificate be renewed", () => {
      assert.equal(theOnly(resources, tlsTypes.key).protect, true);
      assert.equal(theOnly(resources, tlsTypes.selfSigned).protect, false);
    });
  });

  it("is trusted by its own certificate and those given beside it", async () => {
    const [alone, both, chain] = await valuesOf(() => {
      const one = new CertificateAuthority("one");
      const two = new CertificateAuthority("two", { alsoTrust: ["predecessor\n"] });
      return [one.bundle, two.bundle, one.chainPem];
    });
    assert.equal(alone, "certificate one-certificate\n");
    assert.equal(both, "certificate two-certificate\npredecessor\n");
    assert.equal(chain, "");
  });

  it("signs an intermediate for a year, which passes on the root to trust and itself as the chain", async () => {
    const make = () => {
      const root = new CertificateAuthority("root", { maxPathLength: 1, curve: "P256" });
      return new CertificateAuthority("mesh", { issuer: root, curve: "P256", commonName: "identity.linkerd" });
    };
    const resources = await registered(make);
    assert.deepEqual(
      listed(resources),
      [
        "secure-microservice:index:CertificateAuthority root",
        `${tlsTypes.key} root-key`,
        "secure-microservice:index:CertificateAuthority mesh",
        `${tlsTypes.key} mesh-key`,
        `${tlsTypes.selfSigned} root-certificate`,
        `${tlsTypes.request} mesh-request`,
        `${tlsTypes.signed} mesh-certificate`,
      ].sort(),
    );
    assert.deepEqual(theOnly(resources, tlsTypes.request).inputs, {
      privateKeyPem: "private mesh-key",
      subject: { commonName: "identity.linkerd" },
    });
    assert.deepEqual(theOnly(resources, tlsTypes.signed).inputs, {
      certRequestPem: "request mesh-request",
      caCertPem: "certificate root-certificate",
      caPrivateKeyPem: "private root-key",
      isCaCertificate: true,
      maxPathLength: 0,
      allowedUses: ["cert_signing", "crl_signing"],
      setSubjectKeyId: true,
      validityPeriodHours: 8760,
      earlyRenewalHours: 876,
    });
    const [bundle, chain] = await valuesOf(() => {
      const mesh = make();
      return [mesh.bundle, mesh.chainPem];
    });
    assert.equal(bundle, "certificate root-certificate\n");
    assert.equal(chain, "certificate mesh-certificate\n");
  });

  it("lets each child be adjusted", async () => {
    const resources = await registered(() => {
      const root = new CertificateAuthority("root", {
        maxPathLength: 1,
        transform: { key: { algorithm: "ED25519" }, selfSigned: { subject: { country: "DE" } } },
      });
      return new CertificateAuthority("mesh", {
        issuer: root,
        transform: { request: { subject: { country: "FR" } }, signed: { maxPathLength: 3 } },
      });
    });
    assert.equal(theOnly(resources, tlsTypes.key, "root-key").inputs.algorithm, "ED25519");
    assert.deepEqual(theOnly(resources, tlsTypes.selfSigned).inputs.subject, { commonName: "root", country: "DE" });
    assert.deepEqual(theOnly(resources, tlsTypes.request).inputs.subject, { commonName: "mesh", country: "FR" });
    assert.equal(theOnly(resources, tlsTypes.signed).inputs.maxPathLength, 3);
  });

  describe("refuses", () => {
    const refused = async (args: CertificateAuthorityArgs, ...messages: RegExp[]) => {
      await assert.rejects(
        registered(() => new CertificateAuthority("bad", args)),
        (error: Error) => {
          for (const message of messages) assert.match(error.message, message);
          return true;
        },
      );
    };

    it("names and numbers that fit no certificate, all at once", () =>
      refused(
        { commonName: "x".repeat(65), validityHours: 0.5, renewBeforeHours: -1, maxPathLength: -1 },
        /4 problems/,
        /commonName: .* write 1 to 64 characters/,
        /validityHours: 0.5 is not valid; write whole hours, at least 1/,
        /renewBeforeHours: -1 is not valid; write whole hours, at least 0/,
        /maxPathLength: -1 is not valid; write a whole number of at least 0/,
      ));

    it("a renewal that is always due", () =>
      refused({ validityHours: 24, renewBeforeHours: 24 }, /renewBeforeHours: 24 is not valid; write less than the/));

    it("an intermediate below a root that allows none, and one that outlives its root", async () => {
      await assert.rejects(
        registered(() => {
          const root = new CertificateAuthority("root", { validityHours: 1000 });
          return new CertificateAuthority("mesh", { issuer: root, validityHours: 2000, alsoTrust: ["pem"] });
        }),
        (error: Error) => {
          assert.match(error.message, /3 problems/);
          assert.match(error.message, /issuer: allows 0 authorities below it; give it a maxPathLength of at/);
          assert.match(error.message, /validityHours: 2000 is not valid; write no more hours than the authority/);
          assert.match(error.message, /alsoTrust: belongs to the root/);
          return true;
        },
      );
    });
  });
});
