/** The letters before the `-` of ids, by the property that holds such an id. Source: Amazon EC2 User Guide, "Resource IDs". */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  allocationId: "eipalloc",
  amiId: "ami",
  associationId: "eipassoc",
  dhcpOptionsId: "dopt",
  fileSystemId: "fs",
  imageId: "ami",
  instanceId: "i",
  internetGatewayId: "igw",
  natGatewayId: "nat",
  launchTemplateId: "lt",
  networkAclId: "acl",
  networkInterfaceId: "eni",
  routeTableId: "rtb",
  securityGroupId: "sg",
  snapshotId: "snap",
  subnetId: "subnet",
  transitGatewayId: "tgw",
  volumeId: "vol",
  vpcEndpointId: "vpce",
  vpcId: "vpc",
  vpcPeeringConnectionId: "pcx",
};

/** The letters before the `-` of the id that a property of this name holds; `sourceSecurityGroupId` holds a `securityGroupId`. */
export function idPrefixOf(property: string): string | undefined {
  const lower = property.toLowerCase();
  const [, prefix] = Object.entries(ID_PREFIXES).find(([name]) => lower.endsWith(name.toLowerCase())) ?? [];
  return prefix;
}

/** What stands for a value that only its name is known of: for a plural a list of one, else a text of the shape that the name tells. */
export function placeholderFor(name: string): string | string[] {
  const plural = /^(.*(?:Id|Arn|Subnet|Zone|Cidr|Host|Domain|Address))(?:e?s)$/i.exec(name.replace(/[-_]/g, ""));
  return plural ? [placeholderText(plural[1] ?? "")] : placeholderText(name);
}

/** A text of the shape that a name tells, such as an id of a VPC for `vpcId`; the name itself where it tells none. */
export function placeholderText(name: string): string {
  const plain = name.replace(/[-_]/g, "");
  const prefix = idPrefixOf(plain);
  if (prefix !== undefined) return `${prefix}-0123456789abcdef0`;
  const [, text] = TEXTS.find(([pattern]) => pattern.test(plain)) ?? [];
  return text ?? `placeholder-${name.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}`;
}

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/region$/i, "us-east-1"],
  [/account(id)?$/i, "123456789012"],
  [/rolearn$/i, "arn:aws:iam::123456789012:role/placeholder"],
  [/kms(key)?(arn|id)?$/i, "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abcd"],
  [/certificatearn$/i, "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-4cde-8f01-23456789abcd"],
  [/arn$/i, "arn:aws:s3:::placeholder"],
  [/(hosted)?zoneid$/i, "Z0123456789ABCDEFGHIJ"],
  [/availabilityzone$/i, "us-east-1a"],
  [/cidr(block)?$/i, "10.0.0.0/16"],
  [/ip(address)?$/i, "10.0.0.10"],
  [/e?mail(address)?$/i, "nobody@example.com"],
  [/(url|uri)$/i, "https://placeholder.example.com"],
  [/(domain|host)(name)?$|endpoint$|address$|^zone(name)?$|subnet$/i, "placeholder.example.com"],
  [/(port|count|size|replicas|days)$/i, "1"],
];
