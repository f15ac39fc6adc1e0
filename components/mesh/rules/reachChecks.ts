import { BlockList, isIPv6 } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { isPlain, type Problem } from "../../core";
import {
  check,
  checkArguments,
  cidr,
  dnsLabel,
  hostName,
  input,
  list,
  object,
  optional,
  port,
  type Shape,
  shown,
  someText,
  text,
} from "../../core/checks";
import { unsupported } from "../capabilities";
import type { MeshKind } from "../meshKind";
import type { NodeAgent, ReachOptions } from "./reach";

/**
 * Where EC2 answers for the instance itself, credentials of the node's own role included.
 *
 * Source: Amazon EC2 User Guide, "Use the Instance Metadata Service".
 */
const instanceMetadata = new BlockList();
instanceMetadata.addAddress("169.254.169.254");
instanceMetadata.addAddress("fd00:ec2::254", "ipv6");

/** Addresses that lead to the node a pod runs on: link-local ones, and the range that AWS uses in their place for IPv6. */
const nodeAddresses = new BlockList();
nodeAddresses.addSubnet("169.254.0.0", 16);
nodeAddresses.addSubnet("fd00:ec2::", 32, "ipv6");

/** CIDR blocks that may be left out, which stands for every public address. */
export const addressBlocks = optional(
  list(input(cidr), "CIDR blocks", {
    least: 1,
    ifEmpty: "is empty; write CIDR blocks, or leave it out for every public address",
  }),
);

/** The name of a host outside the cluster. */
export const externalHost: Shape<string> = {
  expected: hostName.expected,
  find: (path, value) => {
    const mistake = typeof value === "string" ? hostMistake(value) : undefined;
    if (mistake === undefined) return hostName.find(path, value);
    return [{ propertyPath: path, reason: `${shown(value)} ${mistake}`, malformed: false }];
  },
};

/** Why a host cannot be reached by its name from inside the mesh; `undefined` if there is no such reason. */
function hostMistake(host: string): string | undefined {
  if (host.includes("*")) return "stands for hosts that nobody has named yet; write each one in full";
  if (/^[0-9.]+$/.test(host) || host.includes(":")) {
    return "is an address; write the host's name, which its certificate is checked against";
  }
  return isInCluster(host) ? "is inside the cluster; use calls() for it" : undefined;
}

/** True for the name of a Service. Source: Kubernetes documentation, "DNS for Services and Pods". */
export function isInCluster(host: string): boolean {
  return host.endsWith(".svc") || host.includes(".svc.");
}

const reachOptions = object<ReachOptions>({
  name: optional(someText("what is made for the host is called after")),
  port: optional(port),
  addresses: addressBlocks,
});

/** Problems of a reach. */
export function checkReach(kind: MeshKind, host: pulumi.Input<string>, options: ReachOptions): Problem[] {
  return [
    ...check("host", host, input(externalHost)),
    ...checkArguments(options, reachOptions, ({ name, addresses }) => [
      ...checkHostIsNamed(host, name),
      ...checkAddressesKnown("addresses", addresses, kind),
    ]),
  ];
}

/** Problems of the addresses of a host, which Linkerd has to be told. */
export function checkAddressesKnown(
  propertyPath: string,
  addresses: readonly pulumi.Input<string>[] | undefined,
  kind: MeshKind,
): Problem[] {
  return addresses === undefined ? unsupported(kind, "egressByHostAlone", propertyPath) : [];
}

function checkHostIsNamed(host: pulumi.Input<string>, name: string | undefined): Problem[] {
  if (isPlain(host) || name !== undefined) return [];
  return [
    { propertyPath: "name", reason: "is missing; the host is not known before deployment, so write a name for it" },
  ];
}

const nodeAgent = object<NodeAgent>({
  name: dnsLabel,
  addresses: list(text("an address of the node"), 'where the agent listens, such as "169.254.170.23"', { least: 1 }),
  port,
});

/** Problems of an agent of the node. */
export function checkNodeAgent(agent: NodeAgent): Problem[] {
  return checkArguments(agent, nodeAgent, ({ addresses }) =>
    addresses.flatMap((address, index) => checkNodeAddress(`addresses[${index}]`, address)),
  );
}

function checkNodeAddress(propertyPath: string, address: string): Problem[] {
  const problem = (reason: string) => [{ propertyPath, reason: `${JSON.stringify(address)} ${reason}` }];
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (instanceMetadata.check(address, family)) {
    return problem(
      "is the instance metadata service, which hands out the node's own role; give the pods one of their own",
    );
  }
  return nodeAddresses.check(address, family)
    ? []
    : problem(
        "is not of the node; write an address of 169.254.0.0/16 or fd00:ec2::/32, or use reach() for a host elsewhere",
      );
}
