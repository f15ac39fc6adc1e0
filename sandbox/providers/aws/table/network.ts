import { asList, asText } from "../../protocol";
import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon EC2". Ids: EC2 User Guide, "Resource IDs" (17 hexadecimal digits), and
 * the import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::EC2::* and the registry's "Forces
 * new resource". Names: pulumi-aws, provider/resource_overrides.go. Refusals: EC2 API Reference, "Error codes".
 */

const arnOf = (kind: string) => `arn:{partition}:ec2:{region}:{account}:${kind}/{id}`;

const owned = (kind: string) => ({ arn: arnOf(kind), ownerId: "{account}" });

/** An address of the network for benchmarks, which is routed nowhere. Source: RFC 2544, section C.2.2. */
const nobodysAddress = (look: Look) => `198.18.${octet(look)}.${octet(look)}`;

const octet = (look: Look) => Number(look.text("digits:3")) % 256;

/** The oldest region has a name of its own. Source: VPC User Guide, "Public DNS hostnames". */
const publicDomain = (look: Look) =>
  look.text("region") === "us-east-1" ? "compute-1.{dnsSuffix}" : "{region}.compute.{dnsSuffix}";

/** What a security group rule opens to, as its id lists it. */
const sourcesOf = (look: Look) => [
  look.text("sourceSecurityGroupId") || (look("self") === true ? "self" : ""),
  ...["cidrBlocks", "ipv6CidrBlocks", "prefixListIds"].flatMap((list) => asList(look(list)).map(asText)),
];

/** Source: VPC User Guide, "Flow log records": the fields of the default format. */
const defaultFlowLogFormat = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol"],
  ...["packets", "bytes", "start", "end", "action", "log-status"],
]
  .map((field) => `$\{${field}}`)
  .join(" ");

const securityGroupRule: ResourceForm = {
  id: "{securityGroupRuleId}",
  outputs: {
    securityGroupRuleId: "sgr-{hex:17}",
    arn: "arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}",
  },
  replaces: ["securityGroupId"],
  tagged: true,
  inAccount: {
    key: "{securityGroupId} {ipProtocol} {fromPort} {toPort} {cidrIpv4}{cidrIpv6}{prefixListId}{referencedSecurityGroupId}",
    taken: () => "InvalidPermission.Duplicate: the specified rule already exists",
    uses: ["referencedSecurityGroupId"],
    partOf: "securityGroupId",
  },
};

export const network: ResourceForms = {
  "aws:ec2/vpc:Vpc": {
    id: "vpc-{hex:17}",
    defaults: { enableDnsSupport: true, instanceTenancy: "default" },
    outputs: {
      ...owned("vpc"),
      defaultNetworkAclId: "acl-{hex:17}",
      defaultRouteTableId: "rtb-{hex:17}",
      defaultSecurityGroupId: "sg-{hex:17}",
      dhcpOptionsId: "dopt-{hex:17}",
      enableDnsHostnames: false,
      enableNetworkAddressUsageMetrics: false,
      ipv6AssociationId: (look) =>
        look("assignGeneratedIpv6CidrBlock") === true ? look.fill("vpc-cidr-assoc-{hex:17}") : "",
      mainRouteTableId: "{defaultRouteTableId}",
    },
    replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    tagged: true,
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet-{hex:17}",
    defaults: {
      assignIpv6AddressOnCreation: false,
      enableDns64: false,
      enableResourceNameDnsARecordOnLaunch: false,
      enableResourceNameDnsAaaaRecordOnLaunch: false,
      ipv6Native: false,
      mapPublicIpOnLaunch: false,
    },
    outputs: {
      ...owned("subnet"),
      availabilityZone: "{region}a",
      ipv6CidrBlockAssociationId: (look) =>
        look("ipv6CidrBlock") === undefined ? "" : look.fill("subnet-cidr-assoc-{hex:17}"),
      privateDnsHostnameTypeOnLaunch: "ip-name",
    },
    replaces: [
      "availabilityZone",
      "availabilityZoneId",
      "cidrBlock",
      "ipv4IpamPoolId",
      "ipv4NetmaskLength",
      "ipv6IpamPoolId",
      "ipv6Native",
      "ipv6NetmaskLength",
      "outpostArn",
      "vpcId",
    ],
    tagged: true,
  },

  "aws:ec2/routeTable:RouteTable": {
    id: "rtb-{hex:17}",
    outputs: owned("route-table"),
    replaces: ["vpcId"],
    tagged: true,
  },
  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    id: "{defaultRouteTableId}",
    outputs: { ...owned("route-table"), vpcId: "vpc-{hex:17}" },
    replaces: ["defaultRouteTableId"],
    tagged: true,
  },
  "aws:ec2/route:Route": {
    // The route table, and a hash of the destination.
    id: "r-{routeTableId}{digits:10}",
    outputs: { instanceId: "", instanceOwnerId: "", origin: "CreateRoute", state: "active" },
    replaces: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: "rtbassoc-{hex:17}",
    replaces: ["gatewayId", "subnetId"],
  },

  "aws:ec2/internetGateway:InternetGateway": {
    id: "igw-{hex:17}",
    outputs: owned("internet-gateway"),
    tagged: true,
  },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat-{hex:17}",
    defaults: { connectivityType: "public" },
    outputs: {
      associationId: "eipassoc-{hex:17}",
      autoProvisionZones: "",
      autoScalingIps: "",
      availabilityMode: "zonal",
      networkInterfaceId: "eni-{hex:17}",
      publicIp: nobodysAddress,
      regionalNatGatewayAddresses: [],
      regionalNatGatewayAutoMode: "",
      routeTableId: "",
    },
    replaces: ["allocationId", "availabilityMode", "connectivityType", "privateIp", "subnetId", "vpcId"],
    tagged: true,
  },
  "aws:ec2/eip:Eip": {
    id: "{allocationId}",
    outputs: {
      allocationId: "eipalloc-{hex:17}",
      arn: "arn:{partition}:ec2:{region}:{account}:elastic-ip/{allocationId}",
      associationId: "",
      carrierIp: "",
      customerOwnedIp: "",
      domain: "vpc",
      privateDns: "",
      privateIp: "",
      ptrRecord: "",
      publicIp: nobodysAddress,
      publicDns: (look) => look.fill(`ec2-${look.text("publicIp").replaceAll(".", "-")}.${publicDomain(look)}`),
    },
    replaces: ["address", "customerOwnedIpv4Pool", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
    tagged: true,
  },

  "aws:ec2/securityGroup:SecurityGroup": {
    id: "sg-{hex:17}",
    ...named(),
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    outputs: { ...owned("security-group"), egress: [], ingress: [], vpcId: "vpc-{hex:17}" },
    replaces: ["name", "namePrefix", "description", "vpcId"],
    tagged: true,
    inAccount: { inUse: "DependencyViolation: resource {id} has a dependent object" },
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    id: "sgrule-{digits:10}",
    defaults: { self: false },
    outputs: {
      // One rule of ours may be several of AWS's, which then have no one id.
      securityGroupRuleId: (look) => (sourcesOf(look).filter(Boolean).length > 1 ? "" : look.fill("sgr-{hex:17}")),
    },
    replaces: [
      "cidrBlocks",
      "fromPort",
      "ipv6CidrBlocks",
      "prefixListIds",
      "protocol",
      "securityGroupId",
      "self",
      "sourceSecurityGroupId",
      "toPort",
      "type",
    ],
    // Source: pulumi-aws, provider/resource_overrides.go.
    deleteBeforeReplace: true,
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: "sg-{hex:17}",
    defaults: { revokeRulesOnDelete: false },
    outputs: {
      ...owned("security-group"),
      description: "default VPC security group",
      name: "default",
      namePrefix: "",
      vpcId: "vpc-{hex:17}",
    },
    replaces: ["vpcId"],
    tagged: true,
  },

  "aws:ec2/networkAcl:NetworkAcl": {
    id: "acl-{hex:17}",
    outputs: { ...owned("network-acl"), egress: [], ingress: [] },
    replaces: ["vpcId"],
    tagged: true,
  },
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    id: "{defaultNetworkAclId}",
    outputs: { ...owned("network-acl"), vpcId: "vpc-{hex:17}" },
    replaces: ["defaultNetworkAclId"],
    tagged: true,
  },
  "aws:ec2/networkAclRule:NetworkAclRule": {
    id: "nacl-{digits:10}",
    defaults: { egress: false },
    replaces: [
      "cidrBlock",
      "egress",
      "fromPort",
      "icmpCode",
      "icmpType",
      "ipv6CidrBlock",
      "networkAclId",
      "protocol",
      "ruleAction",
      "ruleNumber",
      "toPort",
    ],
  },

  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce-{hex:17}",
    defaults: { vpcEndpointType: "Gateway" },
    outputs: {
      ...owned("vpc-endpoint"),
      cidrBlocks: [],
      dnsEntries: (look) =>
        look.text("vpcEndpointType") === "Interface"
          ? [{ dnsName: look.fill("{id}-{lower:8}.vpce.{dnsSuffix}"), hostedZoneId: look.fill("Z{upper:13}") }]
          : [],
      networkInterfaceIds: (look) => asList(look("subnetIds")).map(() => look.fill("eni-{hex:17}")),
      policy: JSON.stringify({ Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }] }),
      prefixListId: (look) => (look.text("vpcEndpointType") === "Gateway" ? look.fill("pl-{hex:8}") : ""),
      privateDnsEnabled: false,
      requesterManaged: false,
      state: "available",
    },
    replaces: [
      "resourceConfigurationArn",
      "serviceName",
      "serviceNetworkArn",
      "serviceRegion",
      "vpcEndpointType",
      "vpcId",
    ],
    tagged: true,
  },
  "aws:ec2/flowLog:FlowLog": {
    id: "fl-{hex:17}",
    defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
    outputs: {
      arn: arnOf("vpc-flow-log"),
      // Its `${…}` are AWS's, not the table's.
      logFormat: () => defaultFlowLogFormat,
    },
    replaces: [
      "deliverCrossAccountRole",
      "destinationOptions",
      "eniId",
      "iamRoleArn",
      "logDestination",
      "logDestinationType",
      "logFormat",
      "maxAggregationInterval",
      "regionalNatGatewayId",
      "subnetId",
      "tagFieldSpecifications",
      "trafficType",
      "transitGatewayAttachmentId",
      "transitGatewayId",
      "vpcId",
    ],
    tagged: true,
  },
};
