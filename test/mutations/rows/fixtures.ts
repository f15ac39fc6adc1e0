import type { AwsAccount } from "../../../components/core";

export const account: AwsAccount = { accountId: "123456789012", region: "eu-central-1" };

/** A policy document of one statement that allows something. */
export function allow(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}

/** An image by digest; it is never pulled. */
export const image = `registry.example.com/orders@sha256:${"0c6f2d3f".repeat(8)}`;
