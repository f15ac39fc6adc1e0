import { allPolicies } from "../../policies/all";
import { describePolicies } from "../../policies/list";
import { profiles } from "../../policies/pack/profiles";
import { code, markdownTable, prose } from "./markdown";

const EXAMPLE = {
  profile: { names: ["strict", "no-mesh"], except: ["kubernetes-probes"] },
  "aws-ecr-scanning": "disabled",
  "aws-log-group-retention": { enforcementLevel: "mandatory", minimumDays: 1827 },
  exemptions: {
    list: [
      {
        policy: "aws-s3-versioning",
        urn: "urn:pulumi:*::shop::aws:s3/bucket:Bucket::scratch*",
        reason: "holds what can be computed again",
        owner: "team-shop",
        until: "2027-03-31",
      },
    ],
  },
};

/** How to set levels and parameters, choose a profile, and exempt. */
export function configurationSection(): string {
  return [
    "## Configuration",
    "",
    "Pulumi passes a JSON file on to the pack:",
    "",
    "```sh",
    "pulumi preview --policy-pack node_modules/secure-microservice/policies --policy-pack-config policies.json",
    "npm run -s sandbox -- preview --policy-pack-config policies.json",
    "```",
    "",
    "```json",
    JSON.stringify(EXAMPLE, undefined, 2),
    "```",
    "",
    "A key is the name of a policy, its value a level (`advisory`, `mandatory`, `remediate`, `disabled`) or an object with",
    "`enforcementLevel` and the policy's parameters. `all` is the level of every policy; a policy's own key counts more.",
    "",
    `At the level \`remediate\`, which no policy has by itself, ${remediable().map(code).join(", ")} set what they ask for`,
    "instead of stopping the deployment; Pulumi tells what was changed. Others have no single safe answer: the file may not give",
    "them this level.",
    "",
    "The pack refuses a file with an unknown policy, parameter, profile or value, and names everything that is wrong with it.",
    'An unknown policy without a level is refused by Pulumi itself, which says only `invalid enforcement level ""`; the sandbox',
    "names it.",
    "",
    "### Profiles",
    "",
    "`profile.names` lists profiles that apply together. Of several benchmarks, a policy needs to serve one.",
    "",
    markdownTable(
      ["profile", "what it does"],
      [...profiles].map(([name, description]) => [code(name), prose(description)]),
    ),
    "",
    "A level in the file counts more than the profile's, unless it is the policy's own level, which the pack cannot tell from",
    "one that was not given: name such policies in `profile.except`. Profiles and `all` exclude each other.",
    "",
    "### Exemptions",
    "",
    "An exemption lets the resources of a URN pattern (`*` stands for any characters) pass one policy up to and including the",
    "day `until` (UTC). It has to give a reason and an owner. What it lets pass is told at every preview and update by the",
    "advisory policy `exempted`. The policy `exemptions`, advisory unless the file makes it mandatory, finds those that have",
    "expired, which exempt nothing any more, and those that nothing in the stack needs. A file may serve several stacks: an",
    "exemption for another stack or project is not missed in this one.",
    "",
    "### Parameters",
    "",
    markdownTable(
      ["policy", "parameter", "type", "default", "what it is"],
      describePolicies(allPolicies).flatMap(({ name, parameters }) =>
        parameters.map((parameter) => [
          code(name),
          code(parameter.name),
          parameter.type,
          code(JSON.stringify(parameter.default)),
          prose(parameter.description),
        ]),
      ),
    ),
  ].join("\n");
}

function remediable(): string[] {
  return describePolicies(allPolicies).flatMap(({ name, remedy }) => (remedy === undefined ? [] : [name]));
}
