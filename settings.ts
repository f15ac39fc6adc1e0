import { type Problem, validate } from "./components/core";
import {
  accountId,
  clusterName,
  ec2Id,
  hostName,
  imageDigest,
  isArnOf,
  isHttpsUrl,
  logGroupName,
  mailAddress,
  region,
  type Shape,
  someText,
  text,
  vpcCidr,
} from "./components/core/checks";

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
    region: reader.text("aws:region", region),
    accountId: reader.text("accountId", accountId),
    clusterName: reader.text("clusterName", clusterName),
    clusterIdentity: reader.choice("clusterIdentity", CLUSTER_IDENTITIES),
    oidcIssuerUrl: reader.text("oidcIssuerUrl", httpsUrlOrNone("the cluster's OIDC issuer")),
    mesh,
    deletionProtection: reader.flag("deletionProtection"),
    minimumReplicas: reader.integer("minimumReplicas", 1, 100),
    ordersImage: reader.image("ordersImage"),
    paymentsImage: reader.image("paymentsImage"),
    vpcId: reader.text("vpcId", ec2Id("vpc", "a VPC")),
    vpcCidr: reader.text("vpcCidr", vpcCidr),
    publicSubnetIds: reader.list(
      "publicSubnetIds",
      ec2Id("subnet", "a subnet"),
      2,
      "the ids of subnets in two zones or more",
    ),
    publicSubnetCidrs: reader.list(
      "publicSubnetCidrs",
      vpcCidr,
      2,
      'the IPv4 ranges of those subnets, such as ["10.0.0.0/24", "10.0.1.0/24"]',
    ),
    publicHostNames: reader.list(
      "publicHostNames",
      hostName,
      mesh === "istio" ? 1 : 0,
      'the names that the ingress gateway answers for, such as ["api.example.com"]',
    ),
    certificateArn: reader.text("certificateArn", certificateArn),
    requestsPerFiveMinutes: reader.integer("requestsPerFiveMinutes", 10, 2_000_000_000),
    jwtIssuer: reader.text("jwtIssuer", jwtIssuer),
    jwtAudience: reader.text("jwtAudience", someText('the "aud" of access tokens, such as "https://api.example.com"')),
    jwksUrl: reader.text("jwksUrl", httpsUrlOrNone("the issuer's JWKS")),
    trailLogGroup: reader.text("trailLogGroup", logGroupOrNone),
    serviceLogGroup: reader.text("serviceLogGroup", logGroupOrNone),
    alarmMailTo: reader.list("alarmMailTo", mailAddress, 0, "mail addresses"),
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

const certificateArn = text("the ARN of an ACM certificate for the public names", (arn) =>
  isArnOf("acm", /^certificate\/[0-9a-f-]{36}$/, arn),
);

const jwtIssuer = text('the "iss" of access tokens, such as "https://login.example.com/"', isHttpsUrl);

const logGroupOrNone = text(logGroupName.expected, (name) => name === "" || logGroupName.find("", name).length === 0);

function httpsUrlOrNone(what: string): Shape<string> {
  return text(`the https address of ${what}`, (url) => url === "" || isHttpsUrl(url));
}

class SettingsReader {
  private readonly source: ConfigurationSource;
  private readonly problems: Problem[] = [];

  constructor(source: ConfigurationSource) {
    this.source = source;
  }

  text(key: string, shape: Shape<string>): string {
    const value = this.source(key) ?? "";
    if (shape.find(key, value).length > 0) this.reject(key, shape.expected);
    return value;
  }

  image(key: string): string {
    return this.text(key, imageDigest);
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

  list(key: string, shape: Shape<string>, atLeast: number, expected: string): string[] {
    const items = parseList(this.source(key));
    if (items.length < atLeast || !items.every((item) => shape.find(key, item).length === 0)) {
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
