import { awsProvider } from "../../../../sandbox/providers/aws";
import type { Props, ResourceIdentity, StandInProvider } from "../../../../sandbox/providers/protocol";
import { sdkShape } from "./sdkShape";

export const REGION = "eu-central-1";

export const BUCKET = "aws:s3/bucket:Bucket";
export const CLUSTER = "aws:eks/cluster:Cluster";
export const KEY = "aws:kms/key:Key";
export const QUEUE = "aws:sqs/queue:Queue";
export const ROLE = "aws:iam/role:Role";

/** The provider as it is with one region configured, and with chance taken out. */
export function providerIn(region: string, config: Props = {}): StandInProvider {
  const provider = awsProvider({ draw: countingDraw() });
  provider.configure?.({ region, ...config });
  return provider;
}

/** Draws 0, 1, 2, … at one moment. */
export function countingDraw() {
  let next = 0;
  return { integer: (below: number) => next++ % below, now: () => new Date("2026-02-03T04:05:06.789Z") };
}

export function resource(type: string, name = "orders"): ResourceIdentity {
  return { urn: `urn:pulumi:dev::project::${type}::${name}`, type, name };
}

/** What became of a resource. */
export interface Made {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

/** Checks and creates a resource, as the engine does. */
export async function make(
  provider: StandInProvider,
  type: string,
  news: Props,
  options: { readonly name?: string; readonly preview?: boolean } = {},
): Promise<Made> {
  const inputs = await checked(provider, type, {}, news, options.name);
  const created = await provider.create({ ...resource(type, options.name), inputs, preview: options.preview ?? false });
  return { ...created, inputs };
}

export async function checked(
  provider: StandInProvider,
  type: string,
  olds: Props,
  news: Props,
  name?: string,
): Promise<Props> {
  const answer = await provider.check?.({ ...resource(type, name), olds, news });
  return answer?.inputs ?? news;
}

/** Checks, then updates a resource in place. */
export async function change(
  provider: StandInProvider,
  type: string,
  old: Made,
  news: Props,
  preview = false,
): Promise<Props> {
  const inputs = await checked(provider, type, old.inputs, news);
  return provider.update({
    ...resource(type),
    id: old.id,
    oldInputs: old.inputs,
    oldOutputs: old.outputs,
    news: inputs,
    preview,
  });
}

/** What a check and a comparison say of new inputs. */
export async function difference(provider: StandInProvider, type: string, old: Made, news: Props) {
  const inputs = await checked(provider, type, old.inputs, news);
  return provider.diff?.({
    ...resource(type),
    id: old.id,
    oldInputs: old.inputs,
    oldOutputs: old.outputs,
    news: inputs,
  });
}

/** Enough inputs for one of the type: all that the SDK insists on, and those that an id is made of. */
export function sampleInputs(type: string, region: string): Props {
  const samples = samplesIn(region);
  const { required, inputs } = sdkShape(type);
  return Object.fromEntries(
    [...inputs]
      .filter((name) => required.has(name) || alwaysGiven.has(`${type} ${name}`))
      .map((name) => [name, samples[name] ?? `the-${name.toLowerCase()}`]),
  );
}

const alwaysGiven: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate domainName",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyName",
  "aws:lb/targetGroup:TargetGroup protocol",
]);

function samplesIn(region: string): Props {
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const arn = (service: string, rest: string, where = region) =>
    `arn:${partition}:${service}:${where}:123456789012:${rest}`;
  return {
    bucket: "orders-data",
    clusterName: "main",
    domainName: "orders.example.com",
    functionName: "handler",
    loadBalancerArn: arn("elasticloadbalancing", "loadbalancer/app/edge/0123456789abcdef"),
    listenerArn: arn("elasticloadbalancing", "listener/app/edge/0123456789abcdef/fedcba9876543210"),
    logGroupName: "/orders/audit",
    primaryKeyArn: arn("kms", "key/mrk-0123456789abcdef0123456789abcdef", "us-east-1"),
    principalArn: arn("iam", "role/team/viewer", ""),
    protocol: "HTTPS",
    restApi: "0123456789",
    scope: "REGIONAL",
    standardsArn: `arn:${partition}:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    stageName: "live",
    targetGroupArn: arn("elasticloadbalancing", "targetgroup/orders/0123456789abcdef"),
    topic: arn("sns", "alerts"),
    url: "https://oidc.example.com/id/1",
    validationMethod: "DNS",
  };
}
