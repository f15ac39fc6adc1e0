import type { PolicyDefinition } from "./policy";

/** Every policy that these folders export, in the order of their names. A folder's index exports policies only. */
export function policiesIn(...folders: readonly Readonly<Record<string, PolicyDefinition>>[]): PolicyDefinition[] {
  return folders.flatMap((folder) => Object.values(folder)).sort((one, other) => (one.name < other.name ? -1 : 1));
}
