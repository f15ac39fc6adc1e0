import assert from "node:assert/strict";
import {
  CertificateAuthority,
  ServiceCertificate,
  type ServiceCertificateArgs,
} from "../../../components/certificates";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { listed } from "../workload/registered";
import { mockedTls, tlsTypes } from "./mockedTls";

const secretType = "kubernetes:core/v1:Secret";
const host = "payments.shop.svc.cluster.local";

type Args = Omit<ServiceCertificateArgs, "authority" | "dnsNames"> & Partial<Pick<ServiceCertificateArgs, "dnsNames">>;

/** What a certificate of an authority called `services` registers, the authority's own resources left out. */
async function certificate(args: Args) {
  const resources = await registeredBy(() => {
    const authority = new CertificateAuthority("services");
    new ServiceCertificate("payments", { authority, dnsNames: [host], ...args });
  }, mockedTls);
  return resources.filter(({ name }) => name.startsWith("payments"));
}

describe("ServiceCertificate", () => {
  it("is a key, a request and a certificate", async () => {
    const resources = await certificate({});
    assert.deepEqual(
      listed(resources),
      [
        "secure-microservice:index:ServiceCertificate payments",
        `${tlsTypes.key} payments-key`,
        `${tlsTypes.request} payments-request`,
        `${tlsTypes.signed} payments-certificate`,
      ].sort(),
    );
  });

  it("has its own P-256 key and is signed for both ends of TLS, for 90 days, renewed with 30 left", async () => {
    const resources = await certificate({ uris: ["spiffe://cluster.local/ns/shop/sa/payments"] });
    assert.deepEqual(theOnly(resources, tlsTypes.key).inputs, { algorithm: "ECDSA", ecdsaCurve: "P256" });
    assert.deepEqual(theOnly(resources, tlsTypes.request).inputs, {
      privateKeyPem: "private payments-key",
      subject: { commonName: "payments" },
      dnsNames: [host],
      uris: ["spiffe://cluster.local/ns/shop/sa/payments"],
    });
    assert.deepEqual(theOnly(resources, tlsTypes.signed).inputs, {
      certRequestPem: "request payments-request",
      caCertPem: "certificate services-certificate",
      caPrivateKeyPem: "private services-key",
      allowedUses: ["digital_signature", "server_auth", "client_auth"],
      setSubjectKeyId: true,
      validityPeriodHours: 2160,
      earlyRenewalHours: 720,
    });
  });

  it("goes into a Secret with its chain, its key and whom to trust", async () => {
    const resources = await registeredBy(() => {
      const root = new CertificateAuthority("root", { maxPathLength: 1 });
      const authority = new CertificateAuthority("services", { issuer: root });
      new ServiceCertificate("payments", {
        authority,
        dnsNames: [host],
        secret: { namespace: "shop", name: "payments-tls" },
      });
    }, mockedTls);
    const { inputs } = theOnly(resources, secretType, "payments-secret");
    assert.deepEqual(inputs.metadata, { name: "payments-tls", namespace: "shop" });
    assert.equal(inputs.type, "kubernetes.io/tls");
    assert.deepEqual(inputs.stringData, {
      "tls.crt": "certificate payments-certificate\ncertificate services-certificate\n",
      "tls.key": "private payments-key",
      "ca.crt": "certificate root-certificate\n",
    });
  });

  it("lets each child be adjusted", async () => {
    const resources = await certificate({
      secret: { namespace: "shop", name: "payments-tls" },
      transform: {
        key: { ecdsaCurve: "P384" },
        request: { subject: { organization: "Example" } },
        certificate: { validityPeriodHours: 48 },
        secret: { metadata: { labels: { team: "money" } } },
      },
    });
    assert.equal(theOnly(resources, tlsTypes.key).inputs.ecdsaCurve, "P384");
    const subject = { commonName: "payments", organization: "Example" };
    assert.deepEqual(theOnly(resources, tlsTypes.request).inputs.subject, subject);
    assert.equal(theOnly(resources, tlsTypes.signed).inputs.validityPeriodHours, 48);
    const metadata = { name: "payments-tls", namespace: "shop", labels: { team: "money" } };
    assert.deepEqual(theOnly(resources, secretType).inputs.metadata, metadata);
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      certificate({
        dnsNames: ["*.shop.svc", "Payments.shop", "10.0.0.1", host],
        uris: ["not a uri"],
        usages: [],
        validityHours: 100,
        renewBeforeHours: 100,
      }),
      (error: Error) => {
        assert.match(error.message, /ServiceCertificate "payments": 6 problems/);
        assert.match(error.message, /dnsNames\[0\]: "\*\.shop\.svc" is not valid; .*without wildcards/);
        assert.match(error.message, /dnsNames\[1\]: "Payments\.shop" is not valid/);
        assert.match(error.message, /dnsNames\[2\]: "10\.0\.0\.1" is not valid/);
        assert.match(error.message, /uris\[0\]: "not a uri" is not valid/);
        assert.match(error.message, /usages: is empty/);
        assert.match(error.message, /renewBeforeHours: 100 is not valid; write less than the validity of 100 hours/);
        return true;
      },
    );
  });

  it("refuses a certificate for nobody, and one that outlives its authority", async () => {
    await assert.rejects(certificate({ dnsNames: [] }), /dnsNames: is empty; write at least one name/);
    await assert.rejects(
      certificate({ validityHours: 90000 }),
      /validityHours: 90000 .* no more hours than the authority/,
    );
  });
});
