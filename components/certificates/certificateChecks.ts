import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, isPlain, type Problem } from "../core";
import { numeric, type Shape, text } from "../core/checks";

/** The most characters of a common name. Source: RFC 5280, appendix A.1, ub-common-name. */
export const longestCommonName = 64;

/** The common name of a certificate's subject. */
export const commonName: Shape<string> = text(
  `1 to ${longestCommonName} characters`,
  (name) => name.trim() !== "" && name.length <= longestCommonName,
);

/** How long before a certificate's end it is renewed. */
export const hoursBefore: Shape<number> = numeric(
  "whole hours, at least 0",
  (value) => Number.isInteger(value) && value >= 0,
);

/** Problems of a certificate's lifetime: renewed before it ends, ended before its issuer is. */
export function checkLifetime(lifetime: {
  readonly validityHours: pulumi.Input<number>;
  readonly renewBeforeHours: pulumi.Input<number> | undefined;
  readonly issuerValidityHours: pulumi.Input<number> | undefined;
}): Problem[] {
  const { validityHours, renewBeforeHours, issuerValidityHours } = lifetime;
  if (!isPlain(validityHours)) return [];
  return [
    ...checkPlain(
      "renewBeforeHours",
      renewBeforeHours,
      (hours) => hours < validityHours,
      `less than the validity of ${validityHours} hours, or it would be renewed at every update`,
    ),
    ...checkPlain(
      "validityHours",
      validityHours,
      (hours) => !isPlain(issuerValidityHours) || hours <= issuerValidityHours,
      "no more hours than the authority that signs it is valid for",
    ),
  ];
}
