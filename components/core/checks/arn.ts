import { type Shape, text } from "./shape";

/** The parts of an ARN, as `arn:partition:service:region:account:resource` writes them. */
export interface ParsedArn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * An ARN, taken apart; `undefined` if it is none.
 *
 * Source: AWS General Reference, "Amazon Resource Names (ARNs)".
 */
export function parseArn(arn: string): ParsedArn | undefined {
  const match =
    /^arn:aws[a-z-]*:(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]*):(?<account>\d{12}|aws|):(?<resource>\S+)$/.exec(arn);
  if (match?.groups === undefined) return undefined;
  const { service = "", region = "", account = "", resource = "" } = match.groups;
  return { service, region, account, resource };
}

/** An ARN of a service, whose resource part reads like this. */
export function arn(service: string, resource: RegExp, expected: string): Shape<string> {
  return text(expected, (value) => isArnOf(service, resource, value));
}

/** True for an ARN of a service, whose resource part reads like this. */
export function isArnOf(service: string, resource: RegExp, value: string): boolean {
  const parsed = parseArn(value);
  return parsed !== undefined && parsed.service === service && resource.test(parsed.resource);
}

/** A role or user of IAM, by name. */
export const iamPrincipalArn: Shape<string> = text(
  'the ARN of an IAM role or user, such as "arn:aws:iam::123456789012:role/key-administrator"',
  (value) => isArnOf("iam", /^(role|user)\/[^*]+$/, value),
);

/** A policy of IAM, the account's or AWS's own. */
export const iamPolicyArn: Shape<string> = arn(
  "iam",
  /^policy\/.+$/,
  'the ARN of an IAM policy, such as "arn:aws:iam::123456789012:policy/boundary"',
);

/** A KMS key, by its id. */
export const keyArn: Shape<string> = arn(
  "kms",
  /^key\/[A-Za-z0-9-]+$/,
  'the ARN of a key, such as "arn:aws:kms:eu-central-1:123456789012:key/…"; an alias or bare id is not enough',
);

/**
 * An id that EC2 gives, such as `vpc-0a1b2c3d4e5f60718`: 8 or 17 hexadecimal digits.
 *
 * Source: Amazon EC2 User Guide, "Resource IDs".
 */
export function ec2Id(prefix: string, what: string): Shape<string> {
  const pattern = new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`);
  return text(`the id of ${what}, such as "${prefix}-0a1b2c3d4e5f60718"`, (id) => pattern.test(id));
}

/** The name of an EKS cluster. Source: Amazon EKS API Reference, `CreateCluster`. */
export const clusterName: Shape<string> = text('the name of an EKS cluster, such as "production"', (name) =>
  /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(name),
);
