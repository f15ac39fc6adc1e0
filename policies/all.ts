import { awsPolicies } from "./aws";
import { certificatePolicies } from "./certificates";
import type { PolicyDefinition } from "./core";
import { kubernetesPolicies } from "./kubernetes";
import { meshPolicies } from "./mesh";

/** Every policy of the pack. */
export const allPolicies: readonly PolicyDefinition[] = [
  ...awsPolicies,
  ...kubernetesPolicies,
  ...meshPolicies,
  ...certificatePolicies,
];
