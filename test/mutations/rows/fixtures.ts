import type { AwsAccount } from "../../../components/core";

export const account: AwsAccount = { accountId: "123456789012", region: "eu-central-1" };

/** Where a public endpoint is, and what it shows. */
export const endpointPlace = {
  account,
  vpcId: "vpc-0a1b2c3d",
  vpcCidr: "10.0.0.0/16",
  subnetIds: ["subnet-0000000a", "subnet-0000000b"],
  subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
  certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111",
};

/** A policy document of one statement that allows something. */
export function allow(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}

/** An image by digest; it is never pulled. */
export const image = `registry.example.com/orders@sha256:${"0c6f2d3f".repeat(8)}`;
