import { type Problem, validate } from "./components/core";

/**
 * Configuration as text, by key as `pulumi config set` takes it: `accountId` for this project's own, `aws:region` for
 * another's; `undefined` for nothing.
 */
export type ConfigurationSource = (key: string) => string | undefined;

/** The configuration of this stack, checked. The keys are described in Pulumi.yaml. */
export type Settings = ReturnType<typeof readSettings>;

const MESHES = ["istio", "linkerd"] as const;
const CLUSTER_IDENTITIES = ["podIdentity", "irsa"] as const;

/**
 * Reads and checks the whole configuration.
 *
 * @throws InvalidArgumentsError with every problem: its key, its value and what to write instead
 */
export function readSettings(source: ConfigurationSource) {
  const reader = new SettingsReader(source);
  const mesh = reader.choice("mesh", MESHES);
  const settings = {
    region: reader.text("aws:region", /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region code, such as "eu-central-1"'),
    accountId: reader.text("accountId", /^\d{12}$/, 'the twelve digits of the AWS account, such as "123456789012"'),
    clusterName: reader.text(
      "clusterName",
      /^[0-9A-Za-z][\w-]{0,99}$/,
      'the name of the EKS cluster, such as "platform"',
    ),
    clusterIdentity: reader.choice("clusterIdentity", CLUSTER_IDENTITIES),
    oidcIssuerUrl: reader.text("oidcIssuerUrl", /^(https:\/\/\S+)?$/, "the https address of the cluster's OIDC issuer"),
    mesh,
    deletionProtection: reader.flag("deletionProtection"),
    minimumReplicas: reader.integer("minimumReplicas", 1, 100),
    ordersImage: reader.image("ordersImage"),
    paymentsImage: reader.image("paymentsImage"),
    vpcId: reader.text("vpcId", /^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC, such as "vpc-0a1b2c3d4e5f60718"'),
    vpcCidr: reader.text("vpcCidr", /^\d+(\.\d+){3}\/\d+$/, 'the IPv4 range of the VPC, such as "10.0.0.0/16"'),
    publicSubnetIds: reader.list(
      "publicSubnetIds",
      /^subnet-[0-9a-f]{8,17}$/,
      2,
      "the ids of subnets in two zones or more",
    ),
    publicSubnetCidrs: reader.list(
      "publicSubnetCidrs",
      /^\d+(\.\d+){3}\/(1[6-9]|2[0-8])$/,
      2,
      'the IPv4 ranges of those subnets, such as ["10.0.0.0/24", "10.0.1.0/24"]',
    ),
    publicHostNames: reader.list(
      "publicHostNames",
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      mesh === "istio" ? 1 : 0,
      'the names that the ingress gateway answers for, such as ["api.example.com"]',
    ),
    certificateArn: reader.text(
      "certificateArn",
      /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
      "the ARN of an ACM certificate for the public names",
    ),
    requestsPerFiveMinutes: reader.integer("requestsPerFiveMinutes", 10, 2_000_000_000),
    jwtIssuer: reader.text(
      "jwtIssuer",
      /^https:\/\/\S+$/,
      'the "iss" of access tokens, such as "https://login.example.com/"',
    ),
    jwtAudience: reader.text("jwtAudience", /^\S+$/, 'the "aud" of access tokens, such as "https://api.example.com"'),
    jwksUrl: reader.text("jwksUrl", /^(https:\/\/\S+)?$/, "the https address of the issuer's JWKS"),
  };
  if (settings.clusterIdentity === "irsa" && settings.oidcIssuerUrl === "") {
    reader.report(
      "oidcIssuerUrl",
      "is missing; with clusterIdentity irsa, write the https address of the cluster's OIDC issuer",
    );
  }
  reader.finish();
  return settings;
}

/** Keys of former versions by what they are called now: the Pulumi CLI takes a value named "token" for a secret. */
const FORMER_KEYS: Readonly<Record<string, string>> = {
  jwtIssuer: "tokenIssuer",
  jwtAudience: "tokenAudience",
  jwksUrl: "tokenKeysUrl",
};

class SettingsReader {
  private readonly source: ConfigurationSource;
  private readonly problems: Problem[] = [];

  constructor(source: ConfigurationSource) {
    this.source = source;
  }

  text(key: string, pattern: RegExp, expected: string): string {
    const value = this.source(key) ?? "";
    if (!pattern.test(value)) this.reject(key, expected);
    return value;
  }

  image(key: string): string {
    return this.text(key, /^\S+@sha256:[0-9a-f]{64}$/, 'an image by digest, "registry/name@sha256:" and 64 hex digits');
  }

  choice<T extends string>(key: string, options: readonly [T, ...T[]]): T {
    const chosen = options.find((option) => option === this.source(key));
    if (chosen === undefined) this.reject(key, options.map((option) => `"${option}"`).join(" or "));
    return chosen ?? options[0];
  }

  flag(key: string): boolean {
    return this.choice(key, ["true", "false"]) === "true";
  }

  integer(key: string, min: number, max: number): number {
    const value = this.source(key) ?? "";
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) this.reject(key, `a whole number from ${min} to ${max}`);
    return number;
  }

  list(key: string, pattern: RegExp, atLeast: number, expected: string): string[] {
    const items = parseList(this.source(key));
    if (items.length < atLeast || !items.every((item) => pattern.test(item))) {
      this.reject(key, `${expected}, one by one: pulumi config set --path '${key}[0]' VALUE`);
    }
    return items;
  }

  report(key: string, reason: string): void {
    this.problems.push({ propertyPath: key, reason });
  }

  finish(): void {
    for (const [key, former] of Object.entries(FORMER_KEYS)) {
      if (this.source(former) !== undefined) this.report(former, `is called ${key} now; write that key instead`);
    }
    validate("configuration", this.problems);
  }

  private isFormer(key: string): boolean {
    const former = FORMER_KEYS[key];
    return former !== undefined && this.source(former) !== undefined;
  }

  private reject(key: string, expected: string): void {
    const value = this.source(key);
    if (value === undefined && this.isFormer(key)) return;
    this.report(
      key,
      value === undefined
        ? `is missing; write ${expected}`
        : `${JSON.stringify(value)} is not valid; write ${expected}`,
    );
  }
}

/** Pulumi hands over lists as JSON. */
function parseList(value: string | undefined): string[] {
  try {
    const items: unknown = JSON.parse(value ?? "");
    return Array.isArray(items) ? items.map(String) : [];
  } catch {
    return [];
  }
}
