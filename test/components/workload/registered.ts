import type { RegisteredResource } from "../../support/mockedStack";

/** Type and name of each resource, sorted: the engine hears of them in no fixed order. */
export function listed(resources: readonly RegisteredResource[]): string[] {
  return resources.map(({ type, name }) => `${type} ${name}`).sort();
}

/** What is at a path of properties; `undefined` where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
