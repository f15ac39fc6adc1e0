import { asList, asProps, isProps, type Props, UNKNOWN, type Value } from "../protocol";
import { type Draw, drawText } from "./draw";
import { prefixProperty } from "./naming";
import { dnsSuffixOf, partitionOf } from "./region";
import type { Formula, Look, ResourceForm } from "./table";

/** Where a resource is made, and what it is called in the program. */
export interface Place {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  readonly logicalName: string;
}

/** What is known of a resource before it is formed: its inputs, and on an update its id and what was formed before. */
export interface Known {
  readonly id?: string;
  readonly properties: Props;
}

/** The id and the outputs that AWS would answer. Outputs that are known already are left out. */
export function formResource(
  form: ResourceForm,
  place: Place,
  known: Known,
  draw: Draw,
): { readonly id: string; readonly outputs: Props } {
  const look = lookInto(form, place, known, draw);
  const outputs = missingOutputs(form, known.properties).map((path): [string, Value] => [path, look(path) ?? ""]);
  return { id: look.text("id"), outputs: Object.fromEntries(outputs) };
}

/** Paths of the outputs that the form adds to these properties. */
export function missingOutputs(form: ResourceForm, properties: Props): string[] {
  const named = form.autoname ? [form.autoname.property] : [];
  return [...Object.keys(form.outputs ?? {}), ...named].filter((path) => isMissing(properties, path));
}

/** The properties with these values added, each at its dotted path. */
export function withOutputs(properties: Props, outputs: Props): Props {
  return Object.entries(outputs).reduce(
    (merged, [path, value]) => withValueAt(merged, path.split("."), value),
    properties,
  );
}

/** The value at a dotted path; nothing if there is none. */
export function valueAt(properties: Props, path: string): Value | undefined {
  return path.split(".").reduce<Value | undefined>((value, key) => asProps(value)[key], properties);
}

function isMissing(properties: Props, path: string): boolean {
  const [top = ""] = path.split(".");
  // What an unknown object will hold is unknown as well.
  if (properties[top] === UNKNOWN) return false;
  const value = valueAt(properties, path);
  return value === undefined || value === null;
}

function withValueAt(properties: Props, [key = "", ...rest]: readonly string[], value: Value | undefined): Props {
  if (rest.length === 0) return { ...properties, [key]: value };
  return { ...properties, [key]: withValueAt(asProps(properties[key]), rest, value) };
}

/**
 * Looks up what is known of a resource, or follows from that. Each name once, so that an id that is drawn is the same wherever
 * it appears; but draws afresh each time.
 */
export function lookInto(form: ResourceForm, place: Place, known: Known, draw: Draw): Look {
  const found = new Map<string, Value | undefined>();
  const { region, account, logicalName } = place;
  const fixed: Props = { partition: partitionOf(region), region, dnsSuffix: dnsSuffixOf(region), account, logicalName };

  const find = (name: string): Value | undefined => {
    const property = valueAt(known.properties, name);
    if (property !== undefined && property !== null) return property;
    if (fixed[name] !== undefined) return fixed[name];
    if (name === "id") return known.id ?? evaluated(form.id, look);
    const formula = form.outputs?.[name];
    if (formula !== undefined) return evaluated(formula, look);
    const prefix = known.properties[prefixProperty(name)];
    return typeof prefix === "string" ? `${prefix}${drawText("stamp", draw)}` : undefined;
  };
  const lookUp = (name: string): Value | undefined => {
    const drawn = drawText(name, draw);
    if (drawn !== undefined) return drawn;
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name);
  };
  const text = (name: string): string => asReadable(lookUp(name));
  const fill = (template: string): string =>
    template.replace(/\{([A-Za-z][\w.]*(?::\d+)?)\}/g, (_braces, name: string) => text(name));
  const look: Look = Object.assign(lookUp, { text, fill });
  return look;
}

/** The value that a formula stands for. */
export function evaluated(formula: Formula, look: Look): Value {
  if (typeof formula === "function") return formula(look);
  if (typeof formula === "string") return look.fill(formula);
  if (isProps(formula)) {
    return Object.fromEntries(Object.entries(formula).map(([key, value]) => [key, evaluated(value ?? "", look)]));
  }
  return typeof formula === "object" ? asList(formula).map((item) => evaluated(item, look)) : formula;
}

function asReadable(value: Value | undefined): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}
