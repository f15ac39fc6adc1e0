/** The type of a property as a generated SDK declares it. */
export type DeclaredType =
  | { readonly kind: "text" | "number" | "flag" | "anything" }
  | { readonly kind: "list" | "map"; readonly of: DeclaredType }
  /** An interface of the SDK's types/output.d.ts, such as `ec2.GetAmiFilter`. */
  | { readonly kind: "object"; readonly path: string };

/** A type, and whether the property may be left out. */
export interface DeclaredProperty {
  readonly type: DeclaredType;
  readonly optional: boolean;
}

const ANYTHING: DeclaredType = { kind: "anything" };

const SIMPLE: Readonly<Record<string, DeclaredType>> = {
  string: { kind: "text" },
  number: { kind: "number" },
  boolean: { kind: "flag" },
};

/**
 * Reads a type expression. The code generator writes few forms; of a union the first member counts that can be told.
 *
 * @param expression such as `pulumi.Output<outputs.ec2.InstanceRootBlockDevice[] | undefined>`
 */
export function readType(expression: string): DeclaredProperty {
  const members = topLevelUnion(withoutWrappers(expression));
  const told = members.filter((member) => member !== "undefined" && member !== "null");
  const types = told.map(readMember);
  return {
    type: types.find(({ kind }) => kind !== "anything") ?? ANYTHING,
    optional: told.length < members.length,
  };
}

function readMember(member: string): DeclaredType {
  const simple = SIMPLE[member];
  if (simple !== undefined) return simple;
  if (member.endsWith("[]")) {
    const item = member.slice(0, -2).replace(/^\((.*)\)$/s, "$1");
    return { kind: "list", of: readType(item).type };
  }
  const [, listed] = /^(?:Array|ReadonlyArray)<(.*)>$/s.exec(member) ?? [];
  if (listed !== undefined) return { kind: "list", of: readType(listed).type };
  const [, valued] = /^\{\s*\[\w+: string\]: (.*?);?\s*\}$/s.exec(member) ?? [];
  if (valued !== undefined) return { kind: "map", of: readType(valued).type };
  const [, path] = /^outputs\.([\w.]+)$/.exec(member) ?? [];
  if (path !== undefined) return { kind: "object", path };
  // Enumerations are texts in nearly every API.
  if (/^(enums\.|")/.test(member)) return { kind: "text" };
  return ANYTHING;
}

/** `pulumi.Output<X>`, `pulumi.Input<X>` and `Promise<X>` are X. */
function withoutWrappers(expression: string): string {
  const [, inner] = /^(?:pulumi\.)?(?:Output|Input|Promise)<(.*)>$/s.exec(expression.trim()) ?? [];
  return inner === undefined ? expression.trim() : withoutWrappers(inner);
}

function topLevelUnion(expression: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let member = "";
  for (const character of expression) {
    if ("<{[(".includes(character)) depth++;
    if (">}])".includes(character)) depth--;
    if (character === "|" && depth === 0) {
      members.push(member.trim());
      member = "";
    } else {
      member += character;
    }
  }
  return [...members, member.trim()];
}
