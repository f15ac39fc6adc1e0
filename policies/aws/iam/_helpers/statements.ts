import {
  checkEach,
  isGiven,
  json,
  type PolicyResource,
  type Properties,
  type Report,
  record,
  records,
  texts,
} from "../../../core";

/** A statement of an IAM policy document. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  /** Allows everything but these. */
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Principals by kind: `AWS`, `Service`, `Federated`. The principal `*` is of the kind `AWS`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly conditions: readonly Condition[];
  /** Where it is in the document: its Sid, or `Statement[0]`. */
  readonly path: string;
}

/** One comparison of a condition: `StringEquals`, `aws:SourceAccount`, `["123456789012"]`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The types of everything that gives permissions to an IAM identity. */
export const identityPolicyTypes = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:iam/role:Role",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
];

/** A check of every statement that gives permissions to an identity on its own. */
export function eachPermission(
  check: (statement: Statement, report: Report) => void,
): (identityPolicy: PolicyResource, report: Report) => void {
  return (identityPolicy, report) => {
    checkEach(documentsOf(identityPolicy), (document) =>
      eachStatement(document(), (statement) => check(statement, report)),
    );
  };
}

/** The documents of an identity's policy, each read when it is judged: one that is not known yet hides no other. */
function documentsOf({ type, props }: PolicyResource): readonly (() => unknown)[] {
  if (type === "aws:iam/role:Role") return records(props.inlinePolicies).map((inline) => () => inline.policy);
  return [() => (type.startsWith("aws:ssoadmin/") ? props.inlinePolicy : props.policy)];
}

/** The statements of a document, given as JSON text or as an object. One alone need not be in a list. */
export function statementsOf(document: unknown): readonly Statement[] {
  return given(document).map(readStatement);
}

/** Judges each statement of a document; one that is not known yet does not hide what is wrong with the others. */
export function eachStatement(document: unknown, judge: (statement: Statement) => void): void {
  checkEach(given(document), (statement, index) => judge(readStatement(statement, index)));
}

function given(document: unknown): readonly Properties[] {
  const { Statement: statements } = json(document);
  return records(Array.isArray(statements) ? statements : [statements]);
}

/** Whether an action as IAM writes it, with its wildcards and in any case, covers one action. */
export function coversAction(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}

/** Whether a statement allows an action, on whatever resources and conditions. */
export function allowsAction({ allows, actions, notActions }: Statement, action: string): boolean {
  const covers = (patterns: readonly string[]) => patterns.some((pattern) => coversAction(pattern, action));
  return allows && (covers(actions) || (notActions.length > 0 && !covers(notActions)));
}

function readStatement(statement: Properties, index: number): Statement {
  const principal = isGiven(statement, "NotPrincipal") ? "*" : statement.Principal;
  return {
    allows: statement.Effect === "Allow",
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    resources: texts(statement.Resource),
    notResources: texts(statement.NotResource),
    principals: mapValues(principal === "*" ? { AWS: "*" } : record(principal), texts),
    conditions: Object.entries(record(statement.Condition)).flatMap(([operator, comparisons]) =>
      Object.entries(record(comparisons)).map(([key, values]) => ({ operator, key, values: comparedValues(values) })),
    ),
    path: texts(statement.Sid)[0] ?? `Statement[${index}]`,
  };
}

/** IAM compares a boolean or a number as the text it is written as. */
function comparedValues(values: unknown): readonly string[] {
  return (Array.isArray(values) ? values : [values])
    .filter((value) => ["string", "boolean", "number"].includes(typeof value))
    .map(String);
}

function mapValues<T>(values: Properties, map: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
