import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsAccount, formatArn } from "../core";

/** The names by which pods are told of a role. */
export interface RoleReference {
  readonly name: pulumi.Input<string>;
  readonly arn: pulumi.Output<string>;
}

/**
 * How to tell pods of a role: by its outputs, or where its name is given, by what follows from its arguments. A role whose
 * name is given is deleted before it is made again, and the workload that took an output of it would be as well.
 */
export function roleReference(role: aws.iam.Role, args: aws.iam.RoleArgs, account: AwsAccount): RoleReference {
  const { name, path } = args;
  if (typeof name !== "string") return { name: role.name, arn: role.arn };
  const arn = pulumi
    .all([account.accountId, account.region, path])
    .apply(([accountId, region, folder = "/"]) =>
      formatArn(region, { service: "iam", account: accountId, resource: `role${folder}${name}` }),
    );
  return { name, arn };
}
