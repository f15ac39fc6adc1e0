import assert from "node:assert/strict";
import { allPolicies } from "../../../policies/all";
import { violationsOf } from "../../mutations/judgement";
import { mockedOutputs } from "../../mutations/mockedOutputs";
import { type MockedOutputs, registeredBy } from "../../support/mockedStack";
import { fargate } from "./fargate";
import { plainKubernetes } from "./plainKubernetes";
import { staticSite } from "./staticSite";

interface Findings {
  readonly mandatory: readonly string[];
  readonly advisory: readonly string[];
}

/** What the pack finds in stacks that nobody wrote for it, each by policy and resource: no more, and no less. */
const stacks: readonly { readonly name: string; readonly program: () => void; readonly finds: Findings }[] = [
  {
    name: "a static site behind CloudFront",
    program: staticSite,
    finds: {
      mandatory: [
        "aws-s3-bucket-policy-present logs",
        "aws-s3-encryption logs",
        "aws-s3-tls-only site",
        "aws-s3-versioning logs",
        "aws-s3-versioning site",
      ],
      advisory: [
        "aws-cloudfront-security-headers site",
        "aws-cloudfront-waf site",
        "aws-dns-query-logs example",
        "aws-s3-access-logging site",
      ],
    },
  },
  {
    name: "a service on Fargate",
    program: fargate,
    finds: {
      mandatory: [
        "aws-lb-access-logs shop",
        "aws-lb-drop-invalid-headers shop",
        "aws-log-group-encrypted shop",
        "aws-rds-encrypted shop",
        "aws-service-alarms shop",
        "aws-waf-associated shop",
      ],
      advisory: [
        "aws-ecs-container-insights shop",
        "aws-ecs-read-only-root-filesystem shop",
        "aws-log-group-retention shop",
        "aws-rds-copy-tags shop",
        "aws-rds-deletion-protection shop",
        "aws-rds-iam-authentication shop",
        "aws-rds-logs shop",
        "aws-rds-monitoring shop",
        "aws-rds-multi-az shop",
        "aws-vpc-flow-logs shop",
      ],
    },
  },
  {
    name: "plain Kubernetes",
    program: plainKubernetes,
    finds: {
      mandatory: [
        "kubernetes-default-deny shop",
        "kubernetes-default-deny shop",
        "kubernetes-image-digest catalog",
        "kubernetes-image-digest web",
        "kubernetes-namespace-pod-security shop",
        "kubernetes-read-only-root-filesystem catalog",
        "kubernetes-read-only-root-filesystem web",
        "mesh-calls-mutual-tls web",
      ],
      advisory: ["kubernetes-disruption-budget catalog", "kubernetes-disruption-budget web"],
    },
  },
];

/** Names that the provider gives a bucket, beside what the other mocks compute. */
const outputs: MockedOutputs = {
  ...mockedOutputs,
  "aws:s3/bucket:Bucket": (name, inputs) => ({
    ...mockedOutputs["aws:s3/bucket:Bucket"]?.(name, inputs),
    bucketDomainName: `${name}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${name}.s3.eu-central-1.amazonaws.com`,
  }),
};

describe("an ordinary stack", () => {
  for (const { name, program, finds } of stacks) {
    it(`is judged for what it is: ${name}`, async () => {
      const violations = await violationsOf(await registeredBy(program, outputs, "update"));
      const found = (level: string) =>
        violations
          .filter(({ policy }) => levelOf(policy) === level)
          .map(({ policy, urn }) => `${policy} ${urn.split("::").at(-1)}`)
          .toSorted();
      assert.deepEqual(found("mandatory"), finds.mandatory.toSorted());
      assert.deepEqual(found("advisory"), finds.advisory.toSorted());
    });
  }
});

function levelOf(policy: string): string {
  return allPolicies.find(({ name }) => name === policy)?.enforcement ?? "mandatory";
}
