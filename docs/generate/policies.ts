import { allPolicies } from "../../policies/all";
import { awsPolicies } from "../../policies/aws";
import { certificatePolicies } from "../../policies/certificates";
import { frameworks, type PolicyDefinition } from "../../policies/core";
import { kubernetesPolicies } from "../../policies/kubernetes";
import { describePolicies, pageOf, type ServedControls } from "../../policies/list";
import { meshPolicies } from "../../policies/mesh";
import { allExamples } from "../../test/policies/examples";
import { code, markdownTable, prose } from "./markdown";
import { configurationSection } from "./policyConfiguration";
import { policyPage } from "./policyPage";

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
      `[${code(name)}](${pageOf(name)})`,
      prose(title),
      severity ?? "",
      enforcementLevel,
      prose(controlList(controls)),
      prose(remediation),
    ]),
  );
}

function controlList(controls: readonly ServedControls[]): string {
  return controls.map(({ framework, ids }) => `${shortOf(framework)} ${ids.join(", ")}`).join("; ");
}

function shortOf(title: string): string {
  return Object.values(frameworks).find((framework) => framework.title === title)?.short ?? title;
}

/** The page of each policy, by its file below docs/. */
export function policyPages(): [string, string][] {
  return describePolicies(allPolicies).map((policy) => {
    const own = allExamples.filter((examples) => examples.policy === policy.name);
    const examples = {
      good: Object.assign({}, ...own.map(({ good }) => good)),
      bad: Object.assign({}, ...own.map(({ bad }) => bad)),
    };
    return [pageOf(policy.name), policyPage(policy, examples)];
  });
}
