import type { PolicyResource, Report } from "../../../core";

/** Arguments by name, with the types of resources that have them. */
type Arguments = Readonly<Record<string, readonly string[]>>;

/** Every type of a table. */
export function typesOf(table: Arguments): string[] {
  return [...new Set(Object.values(table).flat())].sort();
}

/** A check of each argument of a table that a resource's type has. */
export function eachArgument(
  table: Arguments,
  judge: (argument: string, resource: PolicyResource, report: Report) => void,
): (resource: PolicyResource, report: Report) => void {
  return (resource, report) => {
    for (const [argument, types] of Object.entries(table)) {
      if (types.includes(resource.type)) judge(argument, resource, report);
    }
  };
}
