import { isObject } from "./describe";
import { type Shape, text } from "./shape";
import { record } from "./structure";

/** An image by digest: `registry/repository@sha256:…`, with or without a tag before the `@`. */
export const imageDigest: Shape<string> = text(
  'the image by digest, "registry/repository@sha256:" and 64 hexadecimal digits: a tag can be moved to another image',
  (image) => /^[^@\s]+@sha256:[0-9a-f]{64}$/.test(image),
);

const quantityForm = /^(\d+(?:\.\d+)?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

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
  const [, digits, suffix] = quantityForm.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (suffix === undefined ? 1 : (factors[suffix] ?? Number.NaN));
}

/** CPU, memory or another amount. */
export const quantity: Shape<string> = text(
  'a Kubernetes quantity, such as "250m" of CPU or "64Mi" of memory',
  (amount) => parseQuantity(amount) !== undefined,
);

/** The value of a label. Source: Kubernetes documentation, "Labels and Selectors", syntax and character set. */
export const labelValue: Shape<string> = text(
  'at most 63 letters, digits, "-", "_" and ".", beginning and ending with a letter or digit, or nothing',
  (value) => /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/.test(value),
);

const labels = record(text("text"), "the labels of these pods");

/** Labels that select pods. Without any they would select every pod of the namespace. */
export const podLabels: Shape<Readonly<Record<string, string>>> = {
  expected: labels.expected,
  find: (path, value) => {
    const isEmpty = isObject(value) && Object.keys(value).length === 0;
    const reason = `is empty and would stand for every pod of the namespace; write ${labels.expected}`;
    return isEmpty ? [{ propertyPath: path, reason, malformed: false }] : labels.find(path, value);
  },
};
