import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, isPlain, type Problem } from "../core";

/** Limit of a common name. Source: RFC 5280, appendix A.1, ub-common-name. */
const longestCommonName = 64;

/** A name of labels (RFC 1123); `wildcard` lets the first one be `*`. */
export function isDnsName(text: string, options: { readonly wildcard: boolean } = { wildcard: false }): boolean {
  const name = options.wildcard && text.startsWith("*.") ? text.slice(2) : text;
  if (name.length > 253 || /^[\d.]+$/.test(name)) return false;
  return name.split(".").every((label) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(label));
}

/** Problems of a common name. */
export function checkCommonName(propertyPath: string, value: pulumi.Input<string>): Problem[] {
  return checkPlain(
    propertyPath,
    value,
    (text) => text.trim() !== "" && text.length <= longestCommonName,
    `1 to ${longestCommonName} characters`,
  );
}

/** Problems of a certificate's lifetime: whole hours, renewed before it ends, ended before its issuer is. */
export function checkLifetime(lifetime: {
  readonly validityHours: pulumi.Input<number>;
  readonly renewBeforeHours: pulumi.Input<number> | undefined;
  readonly issuerValidityHours: pulumi.Input<number> | undefined;
}): Problem[] {
  const { validityHours, renewBeforeHours, issuerValidityHours } = lifetime;
  const whole = (propertyPath: string, value: pulumi.Input<number> | undefined, minimum: number) =>
    checkPlain(
      propertyPath,
      value,
      (hours) => Number.isInteger(hours) && hours >= minimum,
      `whole hours, at least ${minimum}`,
    );
  const malformed = [...whole("validityHours", validityHours, 1), ...whole("renewBeforeHours", renewBeforeHours, 0)];
  if (malformed.length > 0 || !isPlain(validityHours)) return malformed;
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
