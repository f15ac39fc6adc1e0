import { asList, type Props } from "../protocol";
import { foundCluster } from "./foundCluster";
import { policyDocument } from "./policyDocument";
import { dnsSuffixOf, partitionOf, zoneIdsOf, zonesOf } from "./region";

/** What a function is asked in. */
export interface Asked {
  readonly account: string;
  /** @throws ProviderError if there is none */
  region(): string;
}

/** Answers a function call; `undefined` for one that has no answer of its own here. */
export function callFunction(token: string, args: Props, asked: Asked): Props | undefined {
  const answer = Object.hasOwn(functions, token) ? functions[token] : undefined;
  return answer && { ...args, ...answer(args, asked) };
}

const functions: Readonly<Record<string, (args: Props, asked: Asked) => Props>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_args, { account, region }) => ({
    id: account,
    accountId: account,
    arn: `arn:${partitionOf(region())}:iam::${account}:user/sandbox`,
    // The example id of the IAM User Guide, "IAM identifiers".
    userId: "AIDACKCEVSQ6C2EXAMPLE",
  }),

  "aws:index/getRegion:getRegion": (_args, asked) => {
    const region = asked.region();
    return {
      id: region,
      region,
      name: region,
      description: region,
      endpoint: `ec2.${region}.${dnsSuffixOf(region)}`,
    };
  },

  "aws:index/getPartition:getPartition": (_args, asked) => {
    const region = asked.region();
    const partition = partitionOf(region);
    const dnsSuffix = dnsSuffixOf(region);
    return { id: partition, partition, dnsSuffix, reverseDnsPrefix: dnsSuffix.split(".").reverse().join(".") };
  },

  "aws:index/getAvailabilityZones:getAvailabilityZones": (args, asked) => {
    const region = asked.region();
    const ids = zoneIdsOf(region);
    const zones = zonesOf(region)
      .map((name, index) => ({ name, id: ids[index] ?? "" }))
      .filter(({ name, id }) => !asList(args.excludeNames).includes(name) && !asList(args.excludeZoneIds).includes(id));
    return {
      id: region,
      region,
      names: zones.map(({ name }) => name),
      zoneIds: zones.map(({ id }) => id),
      groupNames: [region],
    };
  },

  "aws:eks/getCluster:getCluster": (args, { account, region }) => foundCluster(args, account, region()),

  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
};
