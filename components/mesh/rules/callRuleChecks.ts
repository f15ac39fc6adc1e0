import type { Problem } from "../../core";
import { checkArguments, type Fields, list, object, text } from "../../core/checks";
import type { MeshKind } from "../meshKind";
import { type CallRule, httpMethods } from "./callRule";
import { checkPath } from "./pathPattern";

/** What the methods and paths of a rule of any kind have to be. */
export const callRuleFields: Fields<CallRule> = {
  methods: list(
    text(`one of ${httpMethods.join(", ")}, in capitals`, (method) => httpMethods.some((known) => known === method)),
    'the methods that are needed, such as ["GET"]',
    { least: 1 },
  ),
  paths: list(text('a path, such as "/charges"'), 'the paths that are needed, such as ["/charges"]', { least: 1 }),
};

const callRule = object<CallRule>(callRuleFields);

/** Problems of methods and paths. */
export function checkCallRule(rule: CallRule, kind: MeshKind): Problem[] {
  return checkArguments(rule, callRule, ({ paths }) => checkPaths(paths, kind));
}

/** Problems of paths, each a text. */
export function checkPaths(paths: readonly string[], kind: MeshKind): Problem[] {
  return paths.flatMap((path, index) => checkPath(`paths[${index}]`, path, kind));
}
