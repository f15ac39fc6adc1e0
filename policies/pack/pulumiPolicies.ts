import type { Policies } from "@pulumi/policy";
import type { PolicyDefinition } from "../core";
import { toPulumiPolicy } from "./toPulumiPolicy";
import { unjudgedPolicy, Waits } from "./unjudged";

/** The policies of these definitions, and what the pack itself has to tell of their judgement. */
export function pulumiPolicies(definitions: readonly PolicyDefinition[]): Policies {
  const waits = new Waits();
  return [...definitions.map((definition) => toPulumiPolicy(definition, waits)), unjudgedPolicy(waits)];
}
