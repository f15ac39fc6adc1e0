import type { Declarations, DeclaredProperties } from "./declarations";
import type { DeclaredType } from "./typeExpression";

/** A value as JSON writes it. */
export type Sample = string | number | boolean | Sample[] | { [property: string]: Sample };

/** Deeper objects stay empty: some types contain themselves. */
const DEEPEST = 6;

/** The texts that stand for what a cloud would answer, by the property's name. */
export type TextOf = (property: string) => string;

/** A value of a declared type: a text by the property's name, one item for a list, all that is always there for an object. */
export function sampleOf(
  property: string,
  type: DeclaredType,
  declarations: Declarations,
  textOf: TextOf,
  depth = 0,
): Sample {
  switch (type.kind) {
    case "text":
    case "anything":
      return textOf(property);
    case "number":
      return 0;
    case "flag":
      return false;
    case "list":
      return depth >= DEEPEST ? [] : [sampleOf(singular(property), type.of, declarations, textOf, depth + 1)];
    case "map":
      return {};
    case "object":
      return depth >= DEEPEST ? {} : samplesOf(declarations.outputType(type.path), declarations, textOf, depth + 1);
  }
}

/** A value for each property that is always there. */
export function samplesOf(
  properties: DeclaredProperties,
  declarations: Declarations,
  textOf: TextOf,
  depth = 0,
): { [property: string]: Sample } {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, { optional }]) => !optional)
      .map(([name, { type }]) => [name, sampleOf(name, type, declarations, textOf, depth)]),
  );
}

/** `subnetIds` names a list of what `subnetId` names. */
function singular(property: string): string {
  return property.replace(/ies$/, "y").replace(/(?<=[a-z])s$/, "");
}

/** The sample of nothing, of the same type. */
export function emptyOf(sample: Sample): Sample {
  if (typeof sample === "string") return "";
  return Array.isArray(sample) ? [] : typeof sample === "object" ? {} : sample;
}

/** `subnet-id` for `subnetId`. */
export function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
