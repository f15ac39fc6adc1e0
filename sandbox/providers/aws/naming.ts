import { asList, asProps, type CheckFailure, type Props } from "../protocol";
import { type Draw, drawText } from "./draw";
import type { Autoname } from "./table";

/** Length of the random end of a generated name. Source: `Randlen` in pulumi-terraform-bridge, pkg/tfbridge/names.go. */
const RANDOM_LENGTH = 7;

/** The input that lists the inputs which the provider, not the program, filled in. The bridge writes the same. */
export const FILLED_IN = "__defaults";

/** Whether the provider filled in this input. */
export function isFilledIn(inputs: Props, property: string): boolean {
  return asList(inputs[FILLED_IN]).includes(property);
}

/** The input from which the service, or Terraform, makes a unique name: `namePrefix` beside `name`. */
export function prefixProperty(property: string): string {
  return `${property}Prefix`;
}

/**
 * The generated name, or why there cannot be one; nothing if the program names the resource itself. A name that was generated
 * before stays.
 */
export function generatedName(
  autoname: Autoname,
  resource: { readonly name: string; readonly olds: Props; readonly news: Props },
  draw: Draw,
): { readonly name: string } | { readonly failure: CheckFailure } | undefined {
  const { property, maxLength, exact, finish } = autoname;
  const given = resource.news[property] ?? resource.news[prefixProperty(property)];
  if (given !== undefined && given !== null) return undefined;

  const old = resource.olds[property];
  if (typeof old === "string" && isFilledIn(resource.olds, property)) return { name: old };

  if (exact) return { name: resource.name };
  const name = `${resource.name}-${drawText(`hex:${RANDOM_LENGTH}`, draw)}`;
  if (name.length > maxLength) {
    const reason = `"${name}" would be longer than ${maxLength} characters; give the resource a shorter name, or set ${property}`;
    return { failure: { property, reason } };
  }
  return { name: finish ? finish(name, asProps(resource.news)) : name };
}
