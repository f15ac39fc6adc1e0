import type { PropertyCheck } from "../../_helpers/checks";

/** Arguments by name, with the types of resources that have them. */
type Arguments = Readonly<Record<string, readonly string[]>>;

/** Every type of a table. */
export function typesOf(table: Arguments): string[] {
  return [...new Set(Object.values(table).flat())].sort();
}

/** A check of each argument of a table that a resource's type has. */
export function eachArgument(table: Arguments, checkOf: (argument: string) => PropertyCheck): PropertyCheck {
  return (resource, report) => {
    for (const [argument, types] of Object.entries(table)) {
      if (types.includes(resource.type)) checkOf(argument)(resource, report);
    }
  };
}
