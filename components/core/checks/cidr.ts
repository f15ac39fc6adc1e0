import { isIPv4, isIPv6 } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { input, type Shape, text } from "./shape";
import { list } from "./structure";

/** A range of addresses, taken apart. */
export interface CidrBlock {
  readonly family: "ipv4" | "ipv6";
  readonly address: string;
  /** How many leading bits all its addresses share. */
  readonly prefixLength: number;
}

const addressBits = { ipv4: 32, ipv6: 128 } as const;

/** The range of addresses that a text stands for, such as `10.0.0.0/16`; `undefined` if it stands for none. */
export function parseCidr(block: string): CidrBlock | undefined {
  const [, address = "", length = ""] = /^([^/%]+)\/(0|[1-9]\d{0,2})$/.exec(block) ?? [];
  const family = familyOf(address);
  const prefixLength = Number(length);
  if (family === undefined || prefixLength > addressBits[family]) return undefined;
  return { family, address, prefixLength };
}

/** A range of addresses of either family. */
export const cidr: Shape<string> = text(
  'a CIDR block, such as "10.0.32.0/20"',
  (block) => parseCidr(block) !== undefined,
);

/** Ranges of addresses of either family, or none of them. */
export const cidrs: Shape<readonly pulumi.Input<string>[]> = list(input(cidr), "CIDR blocks");

/** A range of IPv4 addresses. */
export const ipv4Cidr: Shape<string> = text(
  'a CIDR block of IPv4 addresses, such as "10.0.0.0/16"',
  (block) => parseCidr(block)?.family === "ipv4",
);

/** Source: Amazon VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks". */
const subnetPrefixes = { ipv4: { shortest: 16, longest: 28 }, ipv6: { shortest: 44, longest: 64 } } as const;

/** The range of addresses that a subnet can have. */
export const subnetCidr: Shape<string> = text('the range of a subnet, such as "10.0.0.0/24"', isSubnetRange);

/** The IPv4 range that a VPC or one of its subnets can have. */
export const vpcCidr: Shape<string> = text(
  'the IPv4 range of a VPC, /16 to /28, such as "10.0.0.0/16"',
  (block) => parseCidr(block)?.family === "ipv4" && isSubnetRange(block),
);

function isSubnetRange(text: string): boolean {
  const block = parseCidr(text);
  if (block === undefined) return false;
  const { shortest, longest } = subnetPrefixes[block.family];
  return block.prefixLength >= shortest && block.prefixLength <= longest;
}

function familyOf(address: string): CidrBlock["family"] | undefined {
  if (isIPv4(address)) return "ipv4";
  return isIPv6(address) ? "ipv6" : undefined;
}
