import { isRecord, type Properties } from "./properties";

/** One parameter of a policy, as listings and the engine's `configSchema` tell it. */
export interface ParameterDescription {
  readonly name: string;
  readonly type: "integer" | "boolean" | "list of integers" | "list of strings";
  readonly description: string;
  readonly default: number | boolean | readonly number[] | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of the items of a list: what each has to be. */
  readonly items?: string;
}

/** Declares the parameters of a policy as it reads them. */
export type Parameters<Values> = (given: ParameterReader) => Values;

/**
 * Reads parameters that were given, or their defaults, and keeps what is wrong with them.
 *
 * A policy declares its parameters by reading them, so that their names, types and defaults stand in one place:
 * `parameters: (given) => ({ days: given.integer("minimumDays", { default: 365, minimum: 1, description: "..." }) })`
 */
export class ParameterReader {
  readonly descriptions: ParameterDescription[] = [];
  private readonly wrong: string[] = [];

  constructor(private readonly given: Properties = {}) {}

  /** A whole number. Its unit belongs into the name or the description. */
  integer(
    name: string,
    about: {
      readonly default: number;
      readonly description: string;
      readonly minimum?: number;
      readonly maximum?: number;
    },
  ): number {
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = about;
    const range = [
      ...(about.minimum === undefined ? [] : [`${minimum} or more`]),
      ...(about.maximum === undefined ? [] : [`${maximum} or less`]),
    ];
    const isRight = (value: unknown): value is number =>
      Number.isInteger(value) && typeof value === "number" && value >= minimum && value <= maximum;
    this.descriptions.push({ name, type: "integer", ...about });
    return this.read(name, about.default, isRight, ["a whole number", ...range].join(", "));
  }

  boolean(name: string, about: { readonly default: boolean; readonly description: string }): boolean {
    this.descriptions.push({ name, type: "boolean", ...about });
    return this.read(name, about.default, (value) => typeof value === "boolean", "true or false");
  }

  /** Whole numbers, such as ports. */
  integers(
    name: string,
    about: { readonly default: readonly number[]; readonly description: string },
  ): readonly number[] {
    const isRight = (value: unknown): value is readonly number[] =>
      Array.isArray(value) && value.every((item) => Number.isInteger(item));
    this.descriptions.push({ name, type: "list of integers", ...about });
    return this.read(name, about.default, isRight, "a list of whole numbers");
  }

  /** @param about `pattern` is what each item has to match, `items` the same in words */
  strings(
    name: string,
    about: {
      readonly default: readonly string[];
      readonly description: string;
      readonly pattern?: RegExp;
      readonly items?: string;
    },
  ): readonly string[] {
    const { pattern = /./, items = "a text", description } = about;
    const isRight = (value: unknown): value is readonly string[] =>
      Array.isArray(value) && value.every((item) => typeof item === "string" && pattern.test(item));
    this.descriptions.push({ name, type: "list of strings", default: about.default, description, items });
    return this.read(name, about.default, isRight, `a list, each item ${items}`);
  }

  /** What is wrong with what was given, unknown parameters included. Complete when all were read. */
  get problems(): readonly string[] {
    const names = this.descriptions.map(({ name }) => name);
    const unknown = Object.keys(this.given).filter((name) => !names.includes(name));
    const known = names.length === 0 ? "it takes no parameters" : `it takes ${names.join(", ")}`;
    return [...this.wrong, ...unknown.map((name) => `${name}: unknown; ${known}`)];
  }

  private read<T>(name: string, otherwise: T, isRight: (value: unknown) => value is T, wanted: string): T {
    const value = Object.hasOwn(this.given, name) ? this.given[name] : undefined;
    if (value === undefined) return otherwise;
    if (isRight(value)) return value;
    this.wrong.push(`${name}: ${shown(value)} is not ${wanted}`);
    return otherwise;
  }
}

function shown(value: unknown): string {
  return isRecord(value) ? "an object" : JSON.stringify(value);
}
