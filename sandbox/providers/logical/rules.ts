import { type CheckFailure, isProps, type Props, UNKNOWN, type Value } from "../protocol";

/** What is accepted for one input. */
export interface InputRule {
  readonly required?: boolean;
  /** What counts, and is an output, when the input is left out. */
  readonly default?: Value;
  /** Left out, it is unknown until the resource is created, and keeps the value that it had before. */
  readonly computed?: boolean;
  /** A change of it does not replace the resource. */
  readonly inPlace?: boolean;
  /** Its output is marked secret. */
  readonly secret?: boolean;
  /** It is used once and neither compared nor kept as an output. */
  readonly writeOnly?: boolean;
  /** What is wrong with a value that is known. */
  readonly judge: (path: string, value: Value) => readonly CheckFailure[];
}

/** Rules by input. */
export type InputRules = Readonly<Record<string, InputRule>>;

/** Says what is wrong with a value and what to write instead; nothing if it is fine. */
type Refusal<T> = (value: T) => string | undefined;

type RuleOptions<T> = Omit<InputRule, "judge"> & { readonly refuse?: Refusal<T> };

/** A string. */
export function text({ refuse, ...traits }: RuleOptions<string> = {}): InputRule {
  return { ...traits, judge: (path, value) => judgeText(path, value, refuse) };
}

/** A whole number. */
export function integer({ refuse, ...traits }: RuleOptions<number> = {}): InputRule {
  return {
    ...traits,
    judge: (path, value) =>
      typeof value === "number" && Number.isSafeInteger(value)
        ? failure(path, refuse?.(value))
        : failure(path, `${JSON.stringify(value)} is not a whole number`),
  };
}

/** True or false. */
export function flag(traits: Omit<InputRule, "judge"> = {}): InputRule {
  return {
    ...traits,
    judge: (path, value) =>
      failure(path, typeof value === "boolean" ? undefined : `${JSON.stringify(value)} is not true or false`),
  };
}

/** A list of strings, each of which `refuse` judges. */
export function texts({ refuse, ...traits }: RuleOptions<string> = {}): InputRule {
  return {
    ...traits,
    judge: (path, value) =>
      Array.isArray(value)
        ? value.flatMap((item, index) => judgeText(`${path}[${index}]`, item, refuse))
        : failure(path, "is not a list of strings"),
  };
}

/** Strings by name. */
export function textMap(traits: Omit<InputRule, "judge"> = {}): InputRule {
  return {
    ...traits,
    judge: (path, value) =>
      isProps(value)
        ? Object.entries(value).flatMap(([name, item]) => judgeText(`${path}.${name}`, item))
        : failure(path, "is not a map of strings"),
  };
}

/** An object with inputs of its own. */
export function object(rules: InputRules, traits: Omit<InputRule, "judge"> = {}): InputRule {
  return {
    ...traits,
    judge: (path, value) => (isProps(value) ? judgeAll(rules, value, `${path}.`) : failure(path, "is not an object")),
  };
}

/** Refuses everything but these. */
export function oneOf(...accepted: readonly string[]): Refusal<string> {
  return (value) =>
    accepted.includes(value) ? undefined : `${JSON.stringify(value)} is not valid; write ${accepted.join(", ")}`;
}

/** Refuses less than `minimum` of something, such as `words`. */
export function atLeast(minimum: number, unit: string): Refusal<number> {
  return (value) => (value >= minimum ? undefined : `${value} is not valid; write ${minimum} or more ${unit}`);
}

/** What is wrong with these properties, each by its rule. Unknown values are passed over. */
export function judgeAll(rules: InputRules, values: Props, prefix = ""): CheckFailure[] {
  const unruled = Object.keys(values)
    .filter((property) => !Object.hasOwn(rules, property) && !property.startsWith("__"))
    .flatMap((property) => failure(prefix + property, `is not known; known are ${Object.keys(rules).join(", ")}`));
  const judged = Object.entries(rules).flatMap(([property, rule]): readonly CheckFailure[] => {
    const value = values[property];
    if (value === UNKNOWN) return [];
    if (value !== undefined && value !== null) return rule.judge(prefix + property, value);
    return rule.required ? failure(prefix + property, "is missing") : [];
  });
  return [...unruled, ...judged];
}

function judgeText(path: string, value: Value | undefined, refuse?: Refusal<string>): CheckFailure[] {
  if (value === UNKNOWN) return [];
  return failure(path, typeof value === "string" ? refuse?.(value) : "is not a string");
}

function failure(property: string, reason: string | undefined): CheckFailure[] {
  return reason === undefined ? [] : [{ property, reason }];
}
