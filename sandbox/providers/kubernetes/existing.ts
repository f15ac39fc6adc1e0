import { asProps, asText, type Props, ProviderError } from "../protocol";
import { groupOf } from "./typeToken";

/** An object in messages: `Service shop/orders`. */
export function label({ kind, metadata }: Props): string {
  const { namespace, name, generateName } = asProps(metadata);
  return `${kind} ${namespace ? `${namespace}/` : ""}${name ?? `${generateName}*`}`;
}

/**
 * The failure to create an object whose name is taken.
 *
 * The real plugin's version 4.34 fails here too, unless it is configured with `upsertExistingObjects`.
 */
export function alreadyExists(object: Props): ProviderError {
  return new ProviderError(
    `${label(object)}: already exists and is not this resource's, so it was left as it is. Choose another name, or ` +
      "delete it first if nobody needs it.",
  );
}

/** The objects that are known to exist where there is no API server to ask: those that the engine named in this run. */
export class KnownObjects {
  private readonly keys = new Set<string>();

  /** @param apiVersion of any version: an object is the same one in each version of its group */
  add(apiVersion: string, kind: string, id: string): void {
    this.keys.add(keyOf(apiVersion, kind, id));
  }

  delete(apiVersion: string, kind: string, id: string): void {
    this.keys.delete(keyOf(apiVersion, kind, id));
  }

  /**
   * Notes an object that is created.
   *
   * @throws ProviderError if there is one of its name
   */
  create(object: Props, id: string): void {
    const key = keyOf(asText(object.apiVersion), asText(object.kind), id);
    if (this.keys.has(key)) throw alreadyExists(object);
    this.keys.add(key);
  }
}

function keyOf(apiVersion: string, kind: string, id: string): string {
  return `${groupOf(apiVersion)}/${kind} ${id}`;
}
