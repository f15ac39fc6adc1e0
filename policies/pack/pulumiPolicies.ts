import type { Policies, StackValidationPolicy } from "@pulumi/policy";
import type { PolicyDefinition } from "../core";
import { ExemptFindings, exemptedPolicy, exemptionsPolicy } from "./exemptFindings";
import { profiles } from "./profiles";
import type { Settings } from "./settings";
import { toPulumiPolicy } from "./toPulumiPolicy";
import { unjudgedPolicy, Waits } from "./unjudged";

/** The policies of these definitions, then the pack's own, which take its configuration and tell what it did. */
export function pulumiPolicies(
  definitions: readonly PolicyDefinition[],
  settings: Settings,
  now: () => Date = () => new Date(),
): Policies {
  const waits = new Waits();
  const exempt = new ExemptFindings(settings, now);
  return [
    ...definitions.map((definition) => toPulumiPolicy(definition, { settings, waits, exempt })),
    profilePolicy,
    exemptionsPolicy(exempt),
    exemptedPolicy(exempt),
    unjudgedPolicy(waits),
  ];
}

/** The policy that takes the profiles. It finds nothing: the pack refuses profiles that it does not know. */
const profilePolicy: StackValidationPolicy = {
  name: "profile",
  displayName: "Profiles",
  description: "Which policies judge, and at which level.",
  enforcementLevel: "advisory",
  severity: "low",
  configSchema: {
    properties: {
      names: { description: `Profiles that apply together: ${[...profiles.keys()].join(", ")}`, default: [] },
      except: { description: "Policies that the profiles leave as they are", default: [] },
    },
  },
  validateStack: () => undefined,
};
