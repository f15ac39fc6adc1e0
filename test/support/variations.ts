/** The way to a value in nested objects and lists. */
export type Path = readonly (string | number)[];

/** True for an object that was written down, and no instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The ways to every value in an object: its properties, those of what it holds, and the items of lists. */
export function pathsOf(value: unknown): Path[] {
  if (!isPlainObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, nested]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    return [[step], ...pathsOf(nested).map((path) => [step, ...path])];
  });
}

/** A copy in which another value is at a path; without it where the value is undefined. */
export function withValueAt(object: unknown, [step, ...below]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(object)) {
    const items: readonly unknown[] = object;
    return items.map((item, index) => (index === step ? withValueAt(item, below, value) : item));
  }
  if (!isPlainObject(object)) return object;
  const { [step]: nested, ...others } = object;
  const changed = withValueAt(nested, below, value);
  return changed === undefined ? others : { ...others, [step]: changed };
}
