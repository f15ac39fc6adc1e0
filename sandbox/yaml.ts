import { CORE_SCHEMA, load, loadAll } from "js-yaml";
import type { Value } from "./providers/protocol";

/**
 * What a YAML document says. By the core schema, as Pulumi and Kubernetes read it: no dates, no merged keys.
 *
 * @throws YAMLException saying where the text is no YAML
 */
export function parseYaml(text: string): Value {
  return asJson(load(text, { schema: CORE_SCHEMA }));
}

/** What each document of a YAML stream says. */
export function parseYamlDocuments(text: string): readonly Value[] {
  return loadAll(text, undefined, { schema: CORE_SCHEMA }).map(asJson);
}

/** Aliases become copies, so that what comes out is a tree. */
function asJson(document: unknown): Value {
  return document === undefined ? null : JSON.parse(JSON.stringify(document));
}
