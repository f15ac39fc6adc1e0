import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, isPlain, type Problem } from "./validation";

/** The AWS account and region that a component's resources live in. No lookup needs credentials: both are given. */
export interface AwsAccount {
  /** Twelve digits. */
  readonly accountId: pulumi.Input<string>;
  /** Such as `eu-central-1`. Its partition (`aws`, `aws-cn`, `aws-us-gov` and so on) follows from it. */
  readonly region: pulumi.Input<string>;
}

/** A group of regions with accounts, ARNs and a DNS domain of its own. */
interface Partition {
  readonly id: string;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
}

/**
 * Source: AWS SDK for Go v2, internal/endpoints/awsrulesfn/partitions.json, the table that all AWS SDKs share. There, `aws`
 * lists the areas that have a region today; here, it takes any area of two letters, so that a new one needs no new version.
 */
const PARTITIONS: readonly Partition[] = [
  { id: "aws-cn", regions: /^cn-[a-z]+-\d+$/, dnsSuffix: "amazonaws.com.cn" },
  { id: "aws-us-gov", regions: /^us-gov-[a-z]+-\d+$/, dnsSuffix: "amazonaws.com" },
  { id: "aws-eusc", regions: /^eusc-[a-z]+-[a-z]+-\d+$/, dnsSuffix: "amazonaws.eu" },
  { id: "aws-iso", regions: /^us-iso-[a-z]+-\d+$/, dnsSuffix: "c2s.ic.gov" },
  { id: "aws-iso-b", regions: /^us-isob-[a-z]+-\d+$/, dnsSuffix: "sc2s.sgov.gov" },
  { id: "aws-iso-e", regions: /^eu-isoe-[a-z]+-\d+$/, dnsSuffix: "cloud.adc-e.uk" },
  { id: "aws-iso-f", regions: /^us-isof-[a-z]+-\d+$/, dnsSuffix: "csp.hci.ic.gov" },
  { id: "aws", regions: /^[a-z]{2}-[a-z]+-\d+$/, dnsSuffix: "amazonaws.com" },
];

/** What a region code looks like, for messages. */
export const REGION_EXPECTED = 'a region code, such as "eu-central-1"';

function findPartition(region: string): Partition | undefined {
  return PARTITIONS.find(({ regions }) => regions.test(region));
}

/** Whether it is the code of a region, in any partition that is known. */
export function isRegion(region: string): boolean {
  return findPartition(region) !== undefined;
}

/** @throws InvalidArgumentsError for a region of no known partition: a guess would write ARNs that match nothing */
function partition(region: string): Partition {
  const found = findPartition(region);
  if (found !== undefined) return found;
  throw new InvalidArgumentsError("AWS account", [
    {
      propertyPath: "account.region",
      reason: `${JSON.stringify(region)} is in no known partition; write ${REGION_EXPECTED}`,
    },
  ]);
}

/** The partition a region belongs to, such as `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): string {
  return partition(region).id;
}

/** The DNS suffix of AWS service endpoints in a region: `amazonaws.com`, in China `amazonaws.com.cn`. */
export function dnsSuffixOf(region: string): string {
  return partition(region).dnsSuffix;
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

/** The ARN of a bucket, which is known as soon as its name is: before deployment. */
export function bucketArn(bucketName: pulumi.Input<string>, region: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.all([bucketName, region]).apply(([name, known]) => formatArn(known, { service: "s3", resource: name }));
}

/** The ARN of a resource of the account in its region, which is known as soon as its name is. */
export function regionalArn(
  account: AwsAccount,
  service: string,
  resource: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi
    .all([resource, account.accountId, account.region])
    .apply(([named, accountId, region]) => formatArn(region, { service, region, account: accountId, resource: named }));
}

/** The ARN that stands for every principal of the account, as key and resource policies name it. */
export function accountRootArn(account: AwsAccount): pulumi.Output<string> {
  return pulumi
    .all([account.accountId, account.region])
    .apply(([accountId, region]) => formatArn(region, { service: "iam", account: accountId, resource: "root" }));
}

/** What of an account another resource must share. */
export type SharedPlace = "partition" | "account" | "region";

/**
 * What is wrong with the place of a resource that was given by its ARN, as far as both are known before deployment.
 *
 * @param shared what it must have in common with `account`; parts that the ARN leaves empty, as global services do, are not
 * compared
 */
export function checkArnPlace(
  propertyPath: string,
  arn: pulumi.Input<string> | undefined,
  account: AwsAccount,
  shared: readonly SharedPlace[],
): Problem[] {
  if (!isPlain(arn)) return [];
  const [, partitionId = "", , region = "", owner = ""] = arn.split(":");
  // Policies that AWS manages belong to every account.
  const found = { partition: partitionId, region, account: owner === "aws" ? "" : owner };
  return differences(found, account, shared).map((difference) => ({
    propertyPath,
    reason: `${JSON.stringify(arn)} is in ${difference.found}; write the ARN of one in ${difference.expected}`,
  }));
}

/** The same for a resource whose account and region are known, such as a component of this package. */
export function checkSamePlace(
  propertyPath: string,
  place: AwsAccount | undefined,
  account: AwsAccount,
  shared: readonly Exclude<SharedPlace, "partition">[],
): Problem[] {
  const region = plainText(place?.region);
  const accountId = plainText(place?.accountId);
  return differences({ partition: "", region, account: accountId }, account, shared).map(({ found, expected }) => ({
    propertyPath,
    reason: `is in ${found}; give one in ${expected}`,
  }));
}

function differences(
  found: Readonly<Record<SharedPlace, string>>,
  account: AwsAccount,
  shared: readonly SharedPlace[],
): { readonly found: string; readonly expected: string }[] {
  const region = plainText(account.region);
  const expected: Readonly<Record<SharedPlace, string>> = {
    partition: findPartition(region)?.id ?? "",
    region,
    account: plainText(account.accountId),
  };
  return shared
    .filter((part) => found[part] !== "" && expected[part] !== "" && found[part] !== expected[part])
    .map((part) => ({ found: `${part} ${found[part]}`, expected: `${part} ${expected[part]}` }));
}

/** Nothing for what is not known before deployment. */
function plainText(value: pulumi.Input<string> | undefined): string {
  return isPlain(value) ? value : "";
}
