import { isGiven, type Properties, text, valueIfKnown } from "../../core";

/** AWS's own keys, whose policy lets every principal of the account use them through the service. */
const ofAws = /(?:^|:)alias\/aws\//;

/**
 * What is wrong with the KMS key that a property names: none is named, or one of AWS's own. A key that is not known yet is
 * one of the program's.
 */
export function keyProblem(props: Properties, property: string, path = property): string | undefined {
  if (!isGiven(props, property)) return `${path} is not set`;
  const key = text(valueIfKnown(props, property)) ?? "";
  return ofAws.test(key) ? `${path} is ${key}, which is AWS's own key` : undefined;
}
