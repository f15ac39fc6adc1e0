import * as pulumi from "@pulumi/pulumi";
import { checkPlain, type Problem } from "./validation";

/** The AWS account and region that a component's resources live in. No lookup needs credentials: both are given. */
export interface AwsAccount {
  /** Twelve digits. */
  readonly accountId: pulumi.Input<string>;
  /** Such as `eu-central-1`. Its partition (`aws`, `aws-cn`, `aws-us-gov`) follows from it. */
  readonly region: pulumi.Input<string>;
}

/**
 * The partition a region belongs to.
 *
 * Source: AWS General Reference, "Amazon Resource Names (ARNs)": `aws`, `aws-cn` for the China regions, `aws-us-gov` for
 * AWS GovCloud (US).
 */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** The DNS suffix of AWS service endpoints in a region: `amazonaws.com`, in China `amazonaws.com.cn`. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/**
 * The host at which a service is used in a region, such as `sts.eu-central-1.amazonaws.com`.
 *
 * Source: AWS General Reference, "AWS service endpoints", regional endpoints.
 */
export function serviceEndpoint(service: string, region: string): string {
  return `${service}.${region}.${dnsSuffixOf(region)}`;
}

/** The same, for a region that may be known after deployment only. */
export function endpointIn(region: pulumi.Input<string>, service: string): pulumi.Output<string> {
  return pulumi.output(region).apply((known) => serviceEndpoint(service, known));
}

/** Parts of an ARN that follow the partition. Region and account are empty for global services. */
export interface ArnParts {
  readonly service: string;
  readonly region?: string;
  readonly account?: string;
  readonly resource: string;
}

/** `arn:partition:service:region:account:resource`, the partition being that of `inRegion`. */
export function formatArn(inRegion: string, parts: ArnParts): string {
  return ["arn", partitionOf(inRegion), parts.service, parts.region ?? "", parts.account ?? "", parts.resource].join(
    ":",
  );
}

/** The ARN that stands for every principal of the account, as key and resource policies name it. */
export function accountRootArn(account: AwsAccount): pulumi.Output<string> {
  return pulumi
    .all([account.accountId, account.region])
    .apply(([accountId, region]) => formatArn(region, { service: "iam", account: accountId, resource: "root" }));
}

/** What is wrong with an account, as far as it is known before deployment. */
export function checkAccount(account: AwsAccount): Problem[] {
  return [
    ...checkPlain(
      "account.accountId",
      account.accountId,
      (id) => /^\d{12}$/.test(id),
      'the twelve digits of the account, such as "123456789012"',
    ),
    ...checkPlain(
      "account.region",
      account.region,
      (region) => /^[a-z]{2}(-[a-z]+)+-\d+$/.test(region),
      'a region code, such as "eu-central-1"',
    ),
  ];
}
