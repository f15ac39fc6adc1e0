import { Node } from "ts-morph";
import { publicDeclarations } from "./componentSources";
import { code } from "./markdown";

/** Every name that users may import, by the kind of thing that it is: what a reviewer sees change when the API does. */
export function publicApiDocument(): string {
  const names = [...publicDeclarations()].map(([name, [declaration]]) => ({ name, kind: kindOf(declaration) }));
  const kinds = ["class", "function", "constant", "interface", "type"];
  return [
    "# Public API",
    "",
    "Printed by `npm run docs` from `components/index.ts`. What is not here may change with any release.",
    ...kinds.flatMap((kind) =>
      section(
        kind,
        names.filter((each) => each.kind === kind).map(({ name }) => name),
      ),
    ),
    "",
  ].join("\n");
}

function section(kind: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const title =
    { class: "Classes", function: "Functions", constant: "Constants", interface: "Interfaces" }[kind] ?? "Types";
  return ["", `## ${title}`, "", ...[...names].sort().map((name) => `- ${code(name)}`)];
}

function kindOf(declaration: Node | undefined): string {
  if (Node.isClassDeclaration(declaration)) return "class";
  if (Node.isFunctionDeclaration(declaration)) return "function";
  if (Node.isVariableDeclaration(declaration)) return "constant";
  return Node.isInterfaceDeclaration(declaration) ? "interface" : "type";
}
