import { BlockList, isIPv6 } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, isPlain, type Problem } from "../core";
import { checkDnsLabel } from "../workload";
import { isPort } from "./ruleChecks";
import type { NodeAgent, ReachOptions } from "./serviceMesh";

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const cidr = /^([0-9]{1,3}(\.[0-9]{1,3}){3}\/([0-9]|[12][0-9]|3[0-2])|[0-9a-fA-F:]*:[0-9a-fA-F:]*\/[0-9]{1,3})$/;

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

/** Problems of a reach. */
export function checkReach(host: pulumi.Input<string>, options: ReachOptions = {}): Problem[] {
  return [
    ...checkHostInput(host, options.name),
    ...checkPlain("port", options.port, isPort, "a port from 1 to 65535"),
    ...checkCidrs("addresses", options.addresses),
  ];
}

/** Problems of addresses that may be left out, which stands for every public one. */
export function checkCidrs(propertyPath: string, blocks: readonly pulumi.Input<string>[] | undefined): Problem[] {
  if (blocks?.length === 0) {
    return [{ propertyPath, reason: "is empty; write CIDR blocks, or leave it out for every public address" }];
  }
  return (blocks ?? []).flatMap((address, index) =>
    checkPlain(
      `${propertyPath}[${index}]`,
      address,
      (block) => cidr.test(block),
      'a CIDR block, such as "10.0.32.0/20"',
    ),
  );
}

/** Problems of the name of a host outside the cluster. */
export function checkHost(host: string): Problem[] {
  const problem = (reason: string) => [{ propertyPath: "host", reason: `${JSON.stringify(host)} ${reason}` }];
  if (host.includes("*")) return problem("stands for hosts that nobody has named yet; write each one in full");
  if (/^[0-9.]+$/.test(host) || host.includes(":")) {
    return problem("is an address; write the host's name, which its certificate is checked against");
  }
  if (host.endsWith(".svc") || host.includes(".svc.")) return problem("is inside the cluster; use calls() for it");
  return dnsName.test(host)
    ? []
    : problem('is not valid; write a full DNS name in lower case, such as "api.example.com"');
}

function checkHostInput(host: pulumi.Input<string>, name: string | undefined): Problem[] {
  if (isPlain(host)) return checkHost(host);
  if (name !== undefined) return [];
  return [
    { propertyPath: "name", reason: "is missing; the host is not known before deployment, so write a name for it" },
  ];
}

/** Problems of an agent of the node. */
export function checkNodeAgent(agent: NodeAgent): Problem[] {
  return [
    ...checkDnsLabel("name", agent.name),
    ...(agent.addresses.length === 0
      ? [{ propertyPath: "addresses", reason: 'is empty; write where the agent listens, such as "169.254.170.23"' }]
      : []),
    ...agent.addresses.flatMap((address, index) => checkNodeAddress(`addresses[${index}]`, address)),
    ...checkPlain("port", agent.port, isPort, "a port from 1 to 65535"),
  ];
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
