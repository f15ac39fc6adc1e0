import assert from "node:assert/strict";
import { PublicCertificate, type PublicCertificateArgs } from "../../../components/certificates";
import { optionFor } from "../../../components/certificates/publicCertificate";
import { type MockedOutputs, registeredBy, theOnly } from "../../support/mockedStack";
import { listed } from "../workload/registered";

const types = {
  certificate: "aws:acm/certificate:Certificate",
  record: "aws:route53/record:Record",
  validation: "aws:acm/certificateValidation:CertificateValidation",
} as const;

function option(domainName: string) {
  const proved = domainName.replace("*.", "");
  return {
    domainName,
    resourceRecordName: `_proof.${proved}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${proved}.acm-validations.aws.`,
  };
}

/** ACM, which lists the names it wants proved in an order of its own. */
const acm: MockedOutputs = {
  [types.certificate]: () => ({
    domainValidationOptions: ["*.example.com", "api.example.org", "example.com"].map(option),
  }),
  [types.record]: (name) => ({ fqdn: `${name}.fqdn` }),
};

const certificate = (args: Partial<PublicCertificateArgs>) =>
  registeredBy(
    () =>
      new PublicCertificate("shop", {
        account: { accountId: "123456789012", region: "eu-central-1" },
        domainName: "example.com",
        subjectAlternativeNames: ["*.example.com", "api.example.org"],
        zoneId: "Z0123",
        ...args,
      }),
    acm,
  );

describe("PublicCertificate", () => {
  it("is a certificate, a record for each name to prove, and a validation", async () => {
    const resources = await certificate({});
    assert.deepEqual(
      listed(resources),
      [
        "secure-microservice:index:PublicCertificate shop",
        `${types.certificate} shop-certificate`,
        `${types.record} shop-proof-example.com`,
        `${types.record} shop-proof-api.example.org`,
        `${types.validation} shop-validation`,
      ].sort(),
    );
  });

  it("asks for an ECDSA certificate that DNS proves", async () => {
    const { tags, ...inputs } = theOnly(await certificate({}), types.certificate).inputs;
    assert.deepEqual(inputs, {
      region: "eu-central-1",
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com", "api.example.org"],
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
    });
    assert.ok(tags);
  });

  it("puts into each record what ACM wants for that name", async () => {
    const resources = await certificate({});
    assert.deepEqual(theOnly(resources, types.record, "shop-proof-api.example.org").inputs, {
      zoneId: "Z0123",
      name: "_proof.api.example.org.",
      type: "CNAME",
      records: ["_api.example.org.acm-validations.aws."],
      ttl: 300,
      allowOverwrite: true,
    });
  });

  it("waits for the certificate to be issued on all of its records", async () => {
    assert.deepEqual(theOnly(await certificate({}), types.validation).inputs, {
      region: "eu-central-1",
      certificateArn: "arn:aws:mock:eu-central-1:123456789012:shop-certificate",
      validationRecordFqdns: ["shop-proof-example.com.fqdn", "shop-proof-api.example.org.fqdn"],
    });
  });

  it("leaves a record where it is, for other certificates of the account are renewed by it", async () => {
    const records = (await certificate({})).filter(({ type }) => type === types.record);
    assert.deepEqual(
      records.map(({ retainOnDelete }) => retainOnDelete),
      [true, true],
    );
  });

  it("lets each child be adjusted", async () => {
    const resources = await certificate({
      subjectAlternativeNames: [],
      transform: {
        certificate: { keyAlgorithm: "RSA_2048" },
        validationRecord: { ttl: 60 },
        validation: { region: "us-east-1" },
      },
    });
    assert.equal(theOnly(resources, types.certificate).inputs.keyAlgorithm, "RSA_2048");
    assert.equal(theOnly(resources, types.record).inputs.ttl, 60);
    assert.equal(theOnly(resources, types.validation).inputs.region, "us-east-1");
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      certificate({
        account: { accountId: "1", region: "eu-central-1" },
        domainName: "Shop",
        subjectAlternativeNames: ["a.*.com"],
        zoneId: "example.com",
      }),
      (error: Error) => {
        assert.match(error.message, /PublicCertificate "shop": 4 problems/);
        assert.match(error.message, /account\.accountId: "1" is not valid/);
        assert.match(error.message, /domainName: "Shop" is not valid/);
        assert.match(error.message, /subjectAlternativeNames\[0\]: "a\.\*\.com" is not valid/);
        assert.match(error.message, /zoneId: "example.com" is not valid; write the id of a hosted zone/);
        return true;
      },
    );
  });

  it("says which name ACM does not ask to be proved", () => {
    assert.throws(() => optionFor("other.com", [option("example.com")]), /no validation record for other\.com/);
  });
});
