import { asProps, isProps, type Props, secret, UNKNOWN, type Value } from "../protocol";

/** Whether the object is a Secret of the core group. */
export function isSecret(object: Props): boolean {
  return object.apiVersion === "v1" && object.kind === "Secret";
}

/**
 * A Secret as the API server keeps it: `stringData` is written, base64-encoded, over the keys of `data`. Other objects
 * are returned as they are.
 */
export function withEncodedData(object: Props): Props {
  if (!isSecret(object) || object.stringData === undefined) return object;
  const { stringData, ...rest } = object;
  if (!isProps(stringData) || object.data === UNKNOWN) return { ...rest, data: UNKNOWN };
  const encoded = Object.entries(stringData).map(([key, value]) => [key, base64(value)]);
  return { ...rest, data: { ...asProps(object.data), ...Object.fromEntries(encoded) } };
}

/** The outputs with the contents of a Secret marked as secret, whether or not the program had marked them. */
export function withSecretContents(outputs: Props): Props {
  if (!isSecret(outputs)) return outputs;
  const contents = ["data", "stringData"].flatMap((property) => {
    const value = outputs[property];
    return value === undefined ? [] : [[property, secret(value)]];
  });
  return { ...outputs, ...Object.fromEntries(contents) };
}

function base64(value: Value | undefined): Value {
  if (value === UNKNOWN) return UNKNOWN;
  return Buffer.from(typeof value === "string" ? value : String(value)).toString("base64");
}
