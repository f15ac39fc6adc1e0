import type { Props } from "../../../sandbox/providers/protocol";

/** One line of a table: a question, and the roles that are answered with yes. */
export interface AccessRow {
  readonly question: string;
  readonly allowed: readonly string[];
}

/**
 * Reads a table of who may do what.
 *
 * @param table first the roles; then a question per line, and `yes` or `-` for each role
 */
export function readAccessTable(table: string): { readonly roles: readonly string[]; readonly rows: AccessRow[] } {
  const [header = "", ...lines] = table.trim().split("\n");
  const roles = header.trim().split(/\s+/);
  return {
    roles,
    rows: lines.map((line) => {
      const [question = "", ...answers] = line.trim().split(/\s{2,}/);
      if (answers.length !== roles.length) throw new Error(`${question}: ${answers.length} answers`);
      return { question, allowed: roles.filter((_role, index) => answers[index] === "yes") };
    }),
  };
}

/**
 * The attributes of a SubjectAccessReview that ask a question.
 *
 * @param question a verb; a resource as `kubectl` writes it, with its group behind a dot and its subresource behind a slash;
 * an object's name, if one is meant; and `in NAMESPACE`, or `anywhere` for all namespaces or none
 */
export function attributesOf(question: string): Props {
  const [, verb = "", whole = "", name, namespace] =
    /^(\S+) (\S+)(?: (\S+))? (?:in (\S+)|anywhere)$/.exec(question) ?? [];
  const [qualified = "", subresource] = whole.split("/");
  const [resource = "", ...group] = qualified.split(".");
  return {
    verb,
    resource,
    group: group.join("."),
    ...(subresource && { subresource }),
    ...(name && { name }),
    ...(namespace && { namespace }),
  };
}
