import { isInternet } from "../../../core";
import type { Condition, Statement } from "./statements";

/** Whether every value of a condition's key names somebody. */
type Names = (value: string) => boolean;

const fixed: Names = (value) => !/[*?]/.test(value);

/** An ARN names somebody by its account, or by the resource where that is unique in the world, as a bucket is. */
const fixedArn: Names = (value) => {
  const [, , service = "", , account = "", ...resource] = value.split(":");
  return (
    (account !== "" && fixed(account)) || (service === "s3" && account === "" && /^[^*?]+$/.test(resource.join(":")))
  );
};

/** The unique id of a user or role, and any name of a session: `AROAEXAMPLE:*`. */
const fixedId: Names = (value) => fixed(value.split(":")[0] ?? "*");

const fixedOrganisationPath: Names = (value) => /^o-[a-z0-9]+\//.test(value);

const fixedNetwork: Names = (value) => !isInternet(value);

/**
 * Condition keys that tie a statement to known principals, accounts or networks, and when they do.
 * Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage", section "The meaning of 'public'", and
 * AWS KMS Developer Guide, `kms:CallerAccount`.
 */
const narrowing: Readonly<Record<string, Names>> = {
  "aws:principalaccount": fixed,
  "aws:principalarn": fixedArn,
  "aws:principalorgid": fixed,
  "aws:principalorgpaths": fixedOrganisationPath,
  "aws:sourceaccount": fixed,
  "aws:sourcearn": fixedArn,
  "aws:sourceip": fixedNetwork,
  "aws:sourceorgid": fixed,
  "aws:sourceorgpaths": fixedOrganisationPath,
  "aws:sourceowner": fixed,
  "aws:sourcevpc": fixed,
  "aws:sourcevpce": fixed,
  "aws:userid": fixedId,
  "kms:calleraccount": fixed,
};

/** Operators that are not met by a request without the key. */
const narrowingOperators = /^(?:ForAnyValue:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like)|IpAddress)$/;

/** Whether a statement of a resource's policy lets anyone in. */
export function isPublic({ allows, principals, conditions }: Statement): boolean {
  const anyone = Object.values(principals).some((values) => values.some((value) => value === "*"));
  return allows && anyone && !conditions.some(namesCallers);
}

function namesCallers({ operator, key, values }: Condition): boolean {
  const names = narrowing[key.toLowerCase()];
  return names !== undefined && narrowingOperators.test(operator) && values.length > 0 && values.every(names);
}
