import type { DescribedPack } from "../../../sandbox/check/policyPacks";
import type { CheckReport, Finding } from "../../../sandbox/check/report";

/** A finding with characters in it that some form of report takes for its own. */
export const FINDING: Finding = {
  id: "0123456789abcdef",
  policy: "aws-kms-key-rotation",
  policyPack: "pack",
  title: "KMS keys rotate their material",
  level: "mandatory",
  severity: "high",
  controls: ["nist80053:SC-12"],
  message: 'enableKeyRotation is not true, says <b>"@admin" & co</b>\nsecond line',
  remediation: "Set enableKeyRotation to true on the key.",
  url: "",
  resource: { urn: "urn:pulumi:dev::shop::aws:kms/key:Key::orders", type: "aws:kms/key:Key", name: "orders" },
  source: { file: "infra/my keys.ts", line: 7, column: 3 },
};

export const ADVICE: Finding = {
  ...FINDING,
  id: "fedcba9876543210",
  policy: "aws-kms-key-alias",
  level: "advisory",
  severity: "low",
  source: null,
};

export const PACK: DescribedPack = {
  name: "pack",
  version: "1.2.3",
  folder: "policies",
  policies: [
    { ...policy("aws-kms-key-rotation"), controls: ["nist80053:SC-12"] },
    { ...policy("aws-kms-key-alias"), level: "advisory" },
    policy("aws-kms-key-kept"),
  ],
};

function policy(name: string): DescribedPack["policies"][number] {
  return {
    name,
    title: "KMS keys rotate their material",
    description: "KMS keys rotate their material. Set enableKeyRotation to true on the key.",
    level: "mandatory",
    controls: [],
    remediation: "Set enableKeyRotation to true on the key.",
    url: "",
  };
}

export const REPORT: CheckReport = {
  version: 1,
  project: "shop",
  stack: "dev",
  outcome: "findings",
  policyPacks: [{ name: "pack", version: "1.2.3", policies: 3 }],
  resources: 12,
  findings: [FINDING, ADVICE],
  unjudged: [],
  skipped: [
    {
      resource: { urn: "urn:pulumi:dev::shop::awsx:ec2:Vpc::network", type: "awsx:ec2:Vpc", name: "network" },
      reason: "is a component of a plugin",
    },
  ],
  placeholders: [{ kind: "configuration", name: "aws:region" }],
  errors: [],
  services: [
    { name: "shop/orders", kind: "Deployment", guarantees: [{ statement: "no container runs as root", holds: true }] },
  ],
  calls: [
    {
      from: "shop/orders",
      to: "shop/payments",
      operations: ["POST /charges"],
      meshRule: "payments-admits-orders",
      networkPolicy: "",
    },
    { from: "anyone", to: "shop/orders", operations: [], meshRule: "", networkPolicy: "open" },
    { from: "shop/payments", to: "shop/orders", operations: [], meshRule: "back", networkPolicy: "" },
  ],
  grants: [{ role: "orders", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] }],
  certificates: [
    {
      name: "orders",
      subject: "orders",
      dnsNames: ["orders.shop"],
      isAuthority: false,
      days: 90,
      renewedDaysBefore: 30,
    },
  ],
};
