import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, type Problem } from "../core";

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const quantity = /^(\d+(?:\.\d+)?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

/** Factors of the suffixes of a quantity. Source: Kubernetes API reference, "Quantity". */
const factors: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** What a Kubernetes quantity such as `250m` or `64Mi` stands for; `undefined` if it is none. */
export function parseQuantity(text: string): number | undefined {
  const [, digits, suffix] = quantity.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (suffix === undefined ? 1 : (factors[suffix] ?? Number.NaN));
}

/** Problems of a quantity. */
export function checkQuantity(propertyPath: string, value: pulumi.Input<string> | undefined): Problem[] {
  return checkPlain(
    propertyPath,
    value,
    (text) => parseQuantity(text) !== undefined,
    'a Kubernetes quantity, such as "250m" of CPU or "64Mi" of memory',
  );
}

/** Problems of a name that must be a DNS label (RFC 1123), as those of namespaces and ServiceAccounts here. */
export function checkDnsLabel(propertyPath: string, value: pulumi.Input<string> | undefined): Problem[] {
  return checkPlain(
    propertyPath,
    value,
    (text) => dnsLabel.test(text),
    'a DNS label: at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
  );
}

/** Problems of a whole number that has bounds. */
export function checkWholeNumber(
  propertyPath: string,
  value: pulumi.Input<number> | undefined,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): Problem[] {
  const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  return checkPlain(
    propertyPath,
    value,
    (number) => Number.isInteger(number) && number >= minimum && number <= maximum,
    `a whole number ${range}`,
  );
}

/** Problems of a TCP port. */
export function checkPort(propertyPath: string, value: pulumi.Input<number> | undefined): Problem[] {
  return checkWholeNumber(propertyPath, value, 1, 65535);
}
