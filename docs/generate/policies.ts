import { allPolicies } from "../../policies/all";
import { awsPolicies } from "../../policies/aws";
import { certificatePolicies } from "../../policies/certificates";
import { type Controls, type Framework, frameworks, type PolicyDefinition } from "../../policies/core";
import { kubernetesPolicies } from "../../policies/kubernetes";
import { describePolicies } from "../../policies/list";
import { meshPolicies } from "../../policies/mesh";
import { code, markdownTable, prose } from "./markdown";
import { configurationSection } from "./policyConfiguration";

/** The policies of each folder, under the name of what they judge. */
const folders: Readonly<Record<string, readonly PolicyDefinition[]>> = {
  AWS: awsPolicies,
  Kubernetes: kubernetesPolicies,
  "Service meshes": meshPolicies,
  Certificates: certificatePolicies,
};

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
    "The controls are those of:",
    "",
    ...Object.values(frameworks).map(({ short, title, version }) => `- ${short}: ${title} ${version}`),
    "",
    "A policy serves a control; it does not fulfil it alone.",
    "",
    configurationSection(),
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
  return Object.entries<Framework>(frameworks)
    .flatMap(([key, { short }]) => {
      const ids = Object.entries(controls).find(([benchmark]) => benchmark === key)?.[1] ?? [];
      return ids.length > 0 ? [`${short} ${ids.join(", ")}`] : [];
    })
    .join("; ");
}
