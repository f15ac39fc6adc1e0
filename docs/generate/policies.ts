import { allPolicies } from "../../policies/all";
import { awsPolicies } from "../../policies/aws";
import { certificatePolicies } from "../../policies/certificates";
import type { Controls, PolicyDefinition } from "../../policies/core";
import { kubernetesPolicies } from "../../policies/kubernetes";
import { describePolicies } from "../../policies/list";
import { meshPolicies } from "../../policies/mesh";
import { code, markdownTable, prose } from "./markdown";

/** The policies of each folder, under the name of what they judge. */
const folders: Readonly<Record<string, readonly PolicyDefinition[]>> = {
  AWS: awsPolicies,
  Kubernetes: kubernetesPolicies,
  "Service meshes": meshPolicies,
  Certificates: certificatePolicies,
};

/** The benchmarks that policies refer to, in short. */
const benchmarks: ReadonlyMap<string, string> = new Map([
  ["cisAws", "CIS AWS"],
  ["cisKubernetes", "CIS Kubernetes"],
  ["nist80053", "NIST 800-53"],
  ["pciDss", "PCI DSS"],
  ["podSecurity", "Pod Security"],
  ["awsFsbp", "AWS FSBP"],
]);

/** Every policy of the pack: what holds, how much it matters, and what to do where it does not hold. */
export function policiesDocument(): string {
  const mandatory = allPolicies.filter(({ enforcement }) => enforcement !== "advisory").length;
  return [
    "# Policies",
    "",
    "Printed from `policies/` by `npm run docs`.",
    "",
    `${allPolicies.length} policies: ${mandatory} are mandatory and stop a deployment, ${allPolicies.length - mandatory} are advisory and only say so. They judge any`,
    "stack, whether it uses the components of this package or not:",
    "",
    "```sh",
    "pulumi preview --policy-pack node_modules/secure-microservice/policies",
    "```",
    "",
    "The controls are those of the CIS Amazon Web Services Foundations Benchmark v3.0.0, the CIS Kubernetes Benchmark v1.9,",
    "NIST SP 800-53 Rev. 5, PCI DSS v4.0.1, the Kubernetes Pod Security Standards, and AWS Security Hub's Foundational Security",
    "Best Practices (FSBP). A policy serves a control; it does not fulfil it alone.",
    ...Object.entries(folders).flatMap(([title, policies]) => ["", `## ${title}`, "", policyTable(policies)]),
    "",
  ].join("\n");
}

function policyTable(policies: readonly PolicyDefinition[]): string {
  return markdownTable(
    ["policy", "what holds", "severity", "enforcement", "controls", "what to do"],
    describePolicies(policies).map(({ name, title, severity, enforcementLevel, controls, remediation }) => [
      code(name),
      prose(title),
      severity ?? "",
      enforcementLevel,
      prose(controlList(controls)),
      prose(remediation),
    ]),
  );
}

function controlList(controls: Controls): string {
  return Object.entries(controls)
    .map(([benchmark, ids]) => `${benchmarks.get(benchmark) ?? benchmark} ${ids.join(", ")}`)
    .join("; ");
}
