import type { PolicyDefinition } from "../core";
import { acmRenewal } from "./acmRenewal";
import { authorityUsage } from "./authorityUsage";
import { earlyRenewal } from "./earlyRenewal";
import { keyStrength } from "./keyStrength";
import { noSelfSignedServices } from "./noSelfSignedServices";
import { shortLived } from "./shortLived";
import { subjectNames } from "./subjectNames";

/** Policies about X.509 certificates, from the `tls` provider or AWS Certificate Manager. */
export const certificatePolicies: readonly PolicyDefinition[] = [
  keyStrength,
  shortLived,
  authorityUsage,
  earlyRenewal,
  subjectNames,
  noSelfSignedServices,
  acmRenewal,
];
