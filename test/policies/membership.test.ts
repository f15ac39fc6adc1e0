import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allPolicies } from "../../policies/all";

/** A policy that goes, or is only advised from now on, is a change that its users must learn of: write it down here. */
const mandatory = [
  "kubernetes-no-account-token-secret",
  "kubernetes-service-source-ranges",
  "kubernetes-reference-grant-names",
  "kubernetes-gateway-tls",
  "kubernetes-ingress-waf",
  "kubernetes-ingress-redirects",
  "kubernetes-ingress-snippets",
  "kubernetes-ingress-tls",
  "kubernetes-api-service-tls",
  "kubernetes-webhook-tls",
  "kubernetes-no-broad-aggregation",
  "kubernetes-no-cluster-wide-edit",
  "kubernetes-no-default-account-rights",
  "kubernetes-rbac-no-persistent-volumes",
  "kubernetes-probe-hosts",
  "kubernetes-volume-types",
  "kubernetes-no-unconfined-seccomp",
  "kubernetes-apparmor",
  "kubernetes-selinux-options",
  "kubernetes-sysctls",
  "aws-domain-transfer-lock",
  "aws-classic-lb-tls",
  "aws-lb-desync",
  "aws-s3-cors-origins",
  "aws-s3-access-point-block",
  "aws-s3-account-block",
  "aws-appsync-cache-encrypted",
  "aws-appsync-logs",
  "aws-appsync-authorized",
  "aws-codebuild-logs",
  "aws-codebuild-no-secrets",
  "aws-backup-vault-private",
  "aws-dax-encrypted",
  "aws-state-machine-logs",
  "aws-event-bus-private",
  "aws-topic-https",
  "aws-iam-password-policy",
  "aws-cognito-no-guests",
  "aws-cognito-client-errors",
  "aws-cognito-client-grants",
  "aws-cognito-passwords",
  "aws-document-private",
  "aws-parameter-secret",
  "aws-secret-rotation",
  "aws-secret-policy-private",
  "aws-access-analyzer-findings",
  "aws-guardduty-features",
  "aws-guardduty-enabled",
  "aws-config-records",
  "aws-config-records-all",
  "aws-trail-encrypted",
  "aws-trail-validated",
  "aws-trail-everywhere",
  "aws-eks-no-cluster-admin",
  "aws-eks-node-ssh",
  "aws-ecr-policy-private",
  "aws-vpn-logs",
  "aws-transit-gateway-attachments",
  "aws-network-acl-ingress",
  "aws-vpc-default-security-group",
  "aws-ebs-encryption-by-default",
  "aws-snapshot-private",
  "aws-instance-user-data",
  "aws-instance-not-public",
  "aws-instance-metadata",
  "aws-efs-policy-private",
  "aws-efs-access-point",
  "aws-efs-encrypted",
  "aws-firehose-encrypted",
  "aws-kinesis-encrypted",
  "aws-msk-not-public",
  "aws-msk-authenticated",
  "aws-msk-tls",
  "aws-opensearch-policy-private",
  "aws-opensearch-audit-logs",
  "aws-opensearch-fine-grained",
  "aws-opensearch-in-vpc",
  "aws-opensearch-https",
  "aws-opensearch-node-to-node",
  "aws-opensearch-encrypted",
  "aws-elasticache-minor-upgrades",
  "aws-elasticache-authentication",
  "aws-elasticache-tls",
  "aws-elasticache-encrypted",
  "aws-rds-proxy-tls",
  "aws-rds-snapshot-private",
  "aws-rds-tls",
  "aws-rds-minor-upgrades",
  "aws-rds-backups",
  "aws-api-policy-private",
  "aws-api-origins",
  "aws-api-domain-tls",
  "aws-api-cache-encrypted",
  "aws-api-stage-logs",
  "aws-api-method-authorized",
  "aws-api-route-authorized",
  "aws-lambda-runtime",
  "aws-lambda-permission-private",
  "aws-lambda-url-origins",
  "aws-lambda-url-authorized",
  "aws-ecs-exec-logged",
  "aws-ecs-platform-version",
  "aws-ecs-no-public-ip",
  "aws-ecs-volume-tls",
  "aws-ecs-task-logs",
  "aws-ecs-no-host-namespaces",
  "aws-ecs-non-root",
  "aws-ecs-non-privileged",
  "aws-ecs-no-secrets-in-environment",
  "aws-cloudfront-origin-access",
  "aws-cloudfront-origin-tls",
  "aws-cloudfront-logging",
  "aws-cloudfront-tls-version",
  "aws-cloudfront-https",
  "aws-kms-key-rotation",
  "aws-kms-key-policy-private",
  "aws-s3-public-access-block",
  "aws-s3-no-public-acl",
  "aws-s3-ownership",
  "aws-s3-bucket-policy-private",
  "aws-s3-bucket-policy-present",
  "aws-s3-tls-only",
  "aws-s3-encryption",
  "aws-s3-versioning",
  "aws-iam-no-administrator",
  "aws-iam-no-administrator-attachment",
  "aws-iam-no-wildcard-actions",
  "aws-iam-no-broad-decryption",
  "aws-iam-no-broad-access",
  "aws-iam-trust-policy",
  "aws-iam-no-access-keys",
  "aws-iam-no-privilege-escalation",
  "aws-iam-no-user-policies",
  "aws-waf-associated",
  "aws-waf-rate-limit",
  "aws-waf-logging",
  "aws-lb-https-only",
  "aws-lb-tls-policy",
  "aws-lb-encrypted-targets",
  "aws-lb-drop-invalid-headers",
  "aws-lb-access-logs",
  "aws-security-group-ingress",
  "aws-log-group-encrypted",
  "aws-rds-encrypted",
  "aws-rds-not-public",
  "aws-dynamodb-encrypted",
  "aws-sqs-encrypted",
  "aws-sns-encrypted",
  "aws-messaging-policy-private",
  "aws-ebs-encrypted",
  "aws-secret-encrypted",
  "aws-eks-secrets-encrypted",
  "aws-eks-control-plane-logs",
  "aws-eks-endpoint",
  "aws-lambda-no-secrets-in-environment",
  "kubernetes-run-as-non-root",
  "kubernetes-no-privilege-escalation",
  "kubernetes-drop-capabilities",
  "kubernetes-read-only-root-filesystem",
  "kubernetes-seccomp-profile",
  "kubernetes-no-privileged-containers",
  "kubernetes-no-host-namespaces",
  "kubernetes-no-host-paths",
  "kubernetes-no-host-ports",
  "kubernetes-image-digest",
  "kubernetes-resource-limits",
  "kubernetes-service-account-token",
  "kubernetes-no-secrets-in-environment",
  "kubernetes-no-secrets-in-config-map",
  "kubernetes-no-default-namespace",
  "kubernetes-namespace-pod-security",
  "kubernetes-default-deny",
  "kubernetes-network-policy-names-peers",
  "kubernetes-rbac-no-wildcards",
  "kubernetes-rbac-no-cluster-secrets",
  "kubernetes-rbac-no-escalation",
  "kubernetes-no-cluster-admin",
  "kubernetes-no-broad-subjects",
  "kubernetes-service-exposure",
  "kubernetes-target-group-binding-peers",
  "kubernetes-storage-class-encrypted",
  "mesh-namespace-enrolled",
  "mesh-no-injection-opt-out",
  "mesh-no-traffic-bypass",
  "mesh-peer-authentication-strict",
  "mesh-strict-mutual-tls",
  "mesh-deny-by-default",
  "mesh-authorization-names-callers",
  "mesh-destination-tls",
  "mesh-token-required",
  "mesh-token-audience",
  "mesh-gateway-tls",
  "mesh-egress-registry-only",
  "mesh-egress-named-hosts",
  "mesh-control-plane-settings",
  "mesh-access-logging",
  "mesh-linkerd-default-policy",
  "mesh-linkerd-server-policy",
  "mesh-linkerd-names-callers",
  "certificates-key-strength",
  "certificates-short-lived",
  "certificates-authority-usage",
  "certificates-early-renewal",
  "certificates-subject-names",
  "certificates-no-self-signed-services",
  "certificates-acm-renewal",
];
const advisory = [
  "kubernetes-namespace-no-exemptions",
  "kubernetes-service-external-name",
  "kubernetes-network-policy-metadata",
  "kubernetes-gateway-routes",
  "kubernetes-ingress-hosts",
  "kubernetes-admission-denies",
  "kubernetes-webhook-fails-closed",
  "kubernetes-rbac-no-node-changes",
  "kubernetes-rbac-no-exec",
  "kubernetes-rbac-no-pod-creation",
  "kubernetes-image-latest",
  "kubernetes-no-system-priority",
  "kubernetes-no-control-plane-nodes",
  "kubernetes-no-root-group",
  "kubernetes-no-shared-processes",
  "aws-waf-rules",
  "aws-dns-query-logs",
  "aws-lb-zones",
  "aws-codebuild-non-privileged",
  "aws-backup-vault-encrypted",
  "aws-dynamodb-deletion-protection",
  "aws-dynamodb-recovery",
  "aws-iam-external-id",
  "aws-iam-session-length",
  "aws-iam-no-power-user",
  "aws-iam-no-console-passwords",
  "aws-cognito-mfa",
  "aws-parameter-key",
  "aws-secret-recovery",
  "aws-trail-watched",
  "aws-eks-access-entries",
  "aws-ecr-lifecycle",
  "aws-vpc-endpoint-policy",
  "aws-subnet-public-ip",
  "aws-vpc-flow-logs",
  "aws-autoscaling-template",
  "aws-autoscaling-zones",
  "aws-autoscaling-health",
  "aws-efs-backups",
  "aws-kinesis-retention",
  "aws-elasticache-failover",
  "aws-elasticache-backups",
  "aws-rds-administrator-name",
  "aws-rds-monitoring",
  "aws-rds-copy-tags",
  "aws-rds-multi-az",
  "aws-rds-no-plain-password",
  "aws-rds-logs",
  "aws-rds-iam-authentication",
  "aws-rds-deletion-protection",
  "aws-api-tracing",
  "aws-lambda-tracing",
  "aws-lambda-environment-key",
  "aws-ecs-container-insights",
  "aws-ecs-image-tag",
  "aws-ecs-read-only-root-filesystem",
  "aws-cloudfront-security-headers",
  "aws-cloudfront-root-object",
  "aws-cloudfront-waf",
  "aws-kms-deletion-window",
  "aws-s3-access-logging",
  "aws-log-group-retention",
  "aws-ecr-immutable-tags",
  "aws-ecr-scanning",
  "kubernetes-probes",
  "kubernetes-disruption-budget",
  "kubernetes-rbac-no-secrets",
];

const POLICIES = join(__dirname, "../../policies");

/** The files that hold a policy each: not an index, nor what policies share, nor examples. */
function policyFiles(): string[] {
  return ["aws", "certificates", "kubernetes", "mesh"].flatMap((system) =>
    readdirSync(join(POLICIES, system), { recursive: true, encoding: "utf8" })
      .filter(
        (file) => file.endsWith(".ts") && !file.endsWith("index.ts") && !/(^|\/)_helpers|\.examples\.ts$/.test(file),
      )
      .map((file) => join(system, file)),
  );
}

describe("the policy pack", () => {
  const inPack: readonly unknown[] = allPolicies;

  for (const file of policyFiles()) {
    it(`has the one policy of ${file}`, async () => {
      const exported: Record<string, unknown> = await import(join(POLICIES, file));
      const names = Object.keys(exported).filter((name) => name !== "default" && name !== "module.exports");
      assert.equal(names.length, 1, `exports ${names.join(", ")}`);
      assert.ok(inPack.includes(exported[names[0] ?? ""]), "is not exported by the folder's index");
    });
  }

  const namesOf = (level: string) =>
    allPolicies.filter(({ enforcement = "mandatory" }) => enforcement === level).map(({ name }) => name);

  it("enforces these policies", () => assert.deepEqual(namesOf("mandatory").toSorted(), mandatory.toSorted()));

  it("advises these", () => assert.deepEqual(namesOf("advisory").toSorted(), advisory.toSorted()));

  for (const property of ["name", "title", "remediation"] as const) {
    it(`has no two policies of one ${property}`, () => {
      const seen = allPolicies.map((policy) => policy[property]);
      const repeated = seen.filter((value, index) => seen.indexOf(value) !== index);
      assert.deepEqual(repeated, []);
    });
  }

  for (const policy of allPolicies) {
    it(`describes ${policy.name} well`, () => {
      assert.match(policy.name, /^(?:aws|kubernetes|mesh|certificates)(?:-[a-z0-9]+)+$/);
      assert.match(policy.title, /^[A-Z].*[^.]$/, "a title is a sentence without a full stop");
      assert.match(policy.remediation, /^[A-Z].*\.$/, "a remediation is one sentence or more");
      assert.match(policy.rationale ?? "A.", /^[A-Z].*\.$/, "a rationale is a sentence");
      assert.ok(policy.resources.length > 0);
      for (const type of policy.resources) assert.match(type, /^[a-z]+:[^:]+:(?:[A-Za-z0-9]+|\*)$/);
    });

    it(`says which controls ${policy.name} serves`, () => {
      const {
        cisAws = [],
        cisKubernetes = [],
        nist80053 = [],
        pciDss = [],
        podSecurity = [],
        awsFsbp = [],
      } = policy.controls;
      assert.ok(nist80053.length > 0, "NIST SP 800-53 has a control for everything here");
      for (const id of [...cisAws, ...cisKubernetes]) assert.match(id, /^\d+(?:\.\d+)+$/);
      for (const id of nist80053) assert.match(id, /^[A-Z]{2}-\d+(?:\(\d+\))?$/);
      for (const id of pciDss) assert.match(id, /^\d+\.\d+\.\d+$/);
      for (const id of podSecurity) assert.match(id, /^[a-z][A-Za-z_]+$/);
      for (const id of awsFsbp) assert.match(id, /^[A-Z][A-Za-z0-9]+\.\d+$/);
    });
  }
});
