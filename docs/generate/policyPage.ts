import { dump } from "js-yaml";
import { type ExampleResource, type Examples, type Program, resourcesOf, UNKNOWN } from "../../policies/core/examples";
import type { PolicyDescription } from "../../policies/list";
import { code, markdownTable, prose } from "./markdown";

/** The page of one policy: what holds, why, whom it judges, what to do, and what it stops and lets pass. */
export function policyPage(policy: PolicyDescription, examples: Examples): string {
  return [
    `# ${policy.name}`,
    "",
    "Printed from the policy and its examples by `npm run docs`. All policies: [policies.md](../policies.md).",
    "",
    `**${prose(policy.title)}.** Severity ${policy.severity}; ${policy.enforcementLevel} unless it is configured otherwise.`,
    ...(policy.rationale === undefined ? [] : ["", prose(policy.rationale)]),
    "",
    `What to do: ${prose(policy.remediation)}`,
    "",
    ...(policy.remedy === undefined
      ? []
      : [`The level \`remediate\` sets ${code(JSON.stringify(policy.remedy))} where it finds something.`, ""]),
    `It judges ${policy.resourceTypes.map(code).join(", ")}.`,
    "",
    "## Controls",
    "",
    ...policy.controls.map(({ framework, version, ids }) => `- ${framework} ${version}: ${ids.join(", ")}`),
    ...parameters(policy),
    "",
    "## What it stops",
    ...Object.entries(examples.bad).flatMap(([label, { program, says }]) => [
      ...example(label, program),
      "",
      ...says.map((problem) => `> ${prose(problem)}`),
    ]),
    "",
    "## What it lets pass",
    ...Object.entries(examples.good).flatMap(([label, program]) => example(label, program)),
    "",
  ].join("\n");
}

function parameters({ parameters }: PolicyDescription): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map((parameter) => [
    code(parameter.name),
    parameter.type,
    code(JSON.stringify(parameter.default)),
    prose(parameter.description),
  ]);
  return ["", "## Parameters", "", markdownTable(["parameter", "type", "default", "what it is"], rows)];
}

function example(label: string, program: Program): string[] {
  const resources = resourcesOf(program);
  return ["", `${capitalized(prose(label))}:`, "", "```yaml", ...resources.map(resourceText), "```"];
}

/** As Pulumi's YAML writes a resource. */
function resourceText({ name, type, props, dependsOn }: ExampleResource): string {
  const properties = Object.keys(props).length === 0 ? {} : { properties: props };
  const text = dump({ [name]: { type, ...properties } }, { lineWidth: -1, noRefs: true, quotingType: '"' }).trimEnd();
  const from = Object.entries(dependsOn).map(([property, names]) => `  # ${property} comes from ${names.join(", ")}`);
  return [text.replaceAll(UNKNOWN, "<not known yet>"), ...from].join("\n");
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
