import type { KeyObject } from "node:crypto";
import { type InputRules, integer, text } from "../logical";
import { asText, type CheckFailure, type Props, ProviderError, UNKNOWN, type Value } from "../protocol";
import { parsePrivateKey } from "./keys";

/** A rule's refusal by whether a text can be parsed. */
export function refuseUnless(parse: (text: string) => unknown): (text: string) => string | undefined {
  return (text) => {
    try {
      parse(text);
      return undefined;
    } catch (error) {
      if (error instanceof ProviderError) return error.message;
      throw error;
    }
  };
}

/** What a value parses to; nothing while it is unknown, or if it cannot be parsed. */
export function parsed<T>(value: Value | undefined, parse: (text: string) => T): T | undefined {
  if (typeof value !== "string" || value === UNKNOWN || refuseUnless(parse)(value) !== undefined) return undefined;
  return parse(value);
}

/** The three inputs that take a private key: in clear, write-only, and the version of the write-only one. */
export function keyInputs(name: string): InputRules {
  const refuse = refuseUnless(parsePrivateKey);
  return {
    [name]: text({ secret: true, refuse }),
    [`${name}Wo`]: text({ secret: true, writeOnly: true, refuse }),
    [`${name}WoVersion`]: integer(),
  };
}

/** Whichever of the two keys was given, unparsed. */
export function givenKey(inputs: Props, name: string): Value | undefined {
  return inputs[name] ?? inputs[`${name}Wo`];
}

/** The key that was given. */
export function keyOf(inputs: Props, name: string): KeyObject {
  return parsePrivateKey(asText(givenKey(inputs, name)));
}

/** Exactly one of the two keys has to be given, and the write-only one with its version. */
export function checkKeyInputs(inputs: Props, name: string): CheckFailure[] {
  const [plain, writeOnly, version] = [name, `${name}Wo`, `${name}WoVersion`];
  const isGiven = (property: string) => inputs[property] !== undefined;
  if (isGiven(plain) === isGiven(writeOnly)) {
    return [{ property: plain, reason: `write either ${plain} or ${writeOnly}, and not both` }];
  }
  if (isGiven(writeOnly) !== isGiven(version)) {
    return [{ property: version, reason: `write ${writeOnly} and ${version} together, or neither` }];
  }
  return [];
}
