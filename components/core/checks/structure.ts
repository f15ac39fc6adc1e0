import { isObject } from "./describe";
import { misspelling } from "./misspelling";
import { anything, type Finding, malformed, type OptionalShape, optional, type Shape } from "./shape";

/** A shape for each property of an object; `optional` for exactly those that may be left out. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? OptionalShape<Exclude<T[K], undefined>>
    : Shape<T[K]>;
};

/** An object with these properties. Others are passed over, but for those that look like one of these misspelt. */
export function object<T extends object>(fields: Fields<T>, expected = anObjectWith(fields)): Shape<T> {
  const shapes: readonly (readonly [string, Shape<never> | OptionalShape<never>])[] = Object.entries(fields);
  const known = shapes.map(([name]) => name);
  return {
    expected,
    find: (path, value) => {
      if (!isObject(value)) return [malformed(path, value, "an object", expected)];
      return [
        ...shapes.flatMap(([name, shape]) => findIn(join(path, name), value[name], shape)),
        ...Object.keys(value)
          .filter((name) => value[name] !== undefined)
          .flatMap((name) => unknownName(join(path, name), name, known, value)),
      ];
    },
  };
}

/** An object with whatever properties. */
export function anyObject(expected: string): Shape<object> {
  return {
    expected,
    find: (path, value) => (isObject(value) ? [] : [malformed(path, value, "an object", expected)]),
  };
}

/** An object whose shape depends on what it holds. */
export function depending<T>(
  expected: string,
  shapeOf: (value: Readonly<Record<string, unknown>>) => T extends unknown ? Shape<T> : never,
): Shape<T> {
  return {
    expected,
    find: (path, value) =>
      isObject(value) ? shapeOf(value).find(path, value) : [malformed(path, value, "an object", expected)],
  };
}

/** What a list has to hold. */
interface ListRules {
  /** The fewest items. @default 0 */
  readonly least?: number;
  /** What is said of an empty list, where there is more to say than that it is empty. */
  readonly ifEmpty?: string;
}

/** A list of items of one shape. */
export function list<T>(item: Shape<T>, expected: string, rules: ListRules = {}): Shape<readonly T[]> {
  const { least = 0, ifEmpty = `is empty; write ${expected}` } = rules;
  return {
    expected,
    find: (path, value) => {
      if (!Array.isArray(value)) return [malformed(path, value, "a list", expected)];
      const items: readonly unknown[] = value;
      const few = items.length === 0 ? ifEmpty : `holds ${items.length}; write ${expected}`;
      return [
        ...(items.length < least ? [{ propertyPath: path, reason: few, malformed: false }] : []),
        ...[...items].flatMap((each, index) => item.find(`${path}[${index}]`, each)),
      ];
    },
  };
}

/** Values of one shape by names, which have a shape as well. */
export function record<T>(
  value: Shape<T>,
  expected: string,
  name: Shape<string> = anything,
): Shape<Readonly<Record<string, T>>> {
  return {
    expected,
    find: (path, given) => {
      if (!isObject(given)) return [malformed(path, given, "an object", expected)];
      return Object.entries(given).flatMap(([key, each]) => {
        const at = `${path}[${JSON.stringify(key)}]`;
        return [...name.find(at, key), ...value.find(at, each)];
      });
    },
  };
}

/** Something with these members, whatever class it is of: such as a component, or what stands for one. */
export function having<T extends object>(expected: string, ...members: readonly (keyof T & string)[]): Shape<T> {
  return {
    expected,
    find: (path, value) => {
      if (!isObject(value)) return [malformed(path, value, "an object", expected)];
      const missing = members.filter((member) => value[member] === undefined || value[member] === null);
      if (missing.length === 0) return [];
      return [{ propertyPath: path, reason: `has no ${missing.join(" and no ")}; write ${expected}`, malformed: true }];
    },
  };
}

/** Changes to a child. */
export const transform: Shape<unknown> = {
  expected: "properties to merge over the component's own, or a function of them",
  find: (path, value) =>
    typeof value === "function" || isObject(value)
      ? []
      : [malformed(path, value, "an object or a function", transform.expected)],
};

/** Changes to children by their names. */
export function transforms<T extends object>(names: { readonly [K in keyof T]-?: true }): OptionalShape<T> {
  const known = Object.keys(names);
  const expected = `changes to some of ${known.join(", ")}`;
  return optional({
    expected,
    find: (path, value) => {
      if (!isObject(value)) return [malformed(path, value, "an object", expected)];
      return Object.entries(value)
        .filter(([, change]) => change !== undefined)
        .flatMap(([name, change]) => [
          ...unknownName(join(path, name), name, known, value),
          ...transform.find(join(path, name), change),
        ]);
    },
  });
}

/** Changes to whatever children a name stands for. */
export const transformsByName: Shape<Readonly<Record<string, unknown>>> = record(transform, "changes by name");

function findIn(path: string, value: unknown, shape: Shape<never> | OptionalShape<never>): Finding[] {
  if (!("optional" in shape)) return shape.find(path, value);
  if (value === undefined) return [];
  const { expected, find } = shape.optional;
  if (value !== null) return find(path, value);
  return [{ propertyPath: path, reason: `is null; leave it out, or write ${expected}`, malformed: true }];
}

// Programs hand over what several components share, so a name is only wrong where it was meant for another one.
function unknownName(
  path: string,
  name: string,
  known: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Finding[] {
  const meant = known.includes(name)
    ? undefined
    : misspelling(
        name,
        known.filter((candidate) => given[candidate] === undefined),
      );
  if (meant === undefined) return [];
  return [{ propertyPath: path, reason: `is not an argument; write ${JSON.stringify(meant)}`, malformed: false }];
}

function anObjectWith(fields: object): string {
  const required = Object.entries(fields).flatMap(([name, field]) => ("optional" in field ? [] : [name]));
  return required.length === 0 ? "an object" : `an object with ${required.join(", ")}`;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
