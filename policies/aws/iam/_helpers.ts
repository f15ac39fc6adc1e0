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
} from "../../core";

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
];

/** A check of every statement that gives permissions to an identity on its own. */
export function eachPermission(
  check: (statement: Statement, report: Report) => void,
): (identityPolicy: PolicyResource, report: Report) => void {
  return ({ type, props }, report) => {
    const documents = type === "aws:iam/role:Role" ? records(props.inlinePolicies) : [props];
    checkEach(documents, ({ policy }) => {
      for (const statement of statementsOf(policy)) check(statement, report);
    });
  };
}

/** The statements of a document, given as JSON text or as an object. One alone need not be in a list. */
export function statementsOf(document: unknown): readonly Statement[] {
  const { Statement: given } = json(document);
  return records(Array.isArray(given) ? given : [given]).map(readStatement);
}

/** Whether a value stands for everything: `*`, `*:*`. */
export function isEverything(value: string): boolean {
  return /^\*(?::\*)?$/.test(value);
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

/** Whether a statement allows some action on every resource. */
export function isForEveryResource(statement: Statement): boolean {
  return statement.resources.some(isEverything) || statement.notResources.length > 0;
}

/**
 * Condition keys that tie a statement to known principals, accounts or networks.
 * Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage", section "The meaning of 'public'", and
 * AWS KMS Developer Guide, `kms:CallerAccount`.
 */
const narrowingKeys = new Set(
  [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:userid",
    "kms:CallerAccount",
  ].map((key) => key.toLowerCase()),
);

/** Operators that are not met by a request without the key. */
const narrowingOperators = /^(?:ForAnyValue:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like)|IpAddress)$/;

/** Whether a statement of a resource's policy lets anyone in. */
export function isPublic({ allows, principals, conditions }: Statement): boolean {
  if (!allows || !principals.AWS?.includes("*")) return false;
  return !conditions.some(
    ({ operator, key, values }) =>
      narrowingKeys.has(key.toLowerCase()) &&
      narrowingOperators.test(operator) &&
      values.every((value) => value !== "*" && !value.endsWith("/0")),
  );
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
      Object.entries(record(comparisons)).map(([key, values]) => ({ operator, key, values: texts(values) })),
    ),
    path: texts(statement.Sid)[0] ?? `Statement[${index}]`,
  };
}

function mapValues<T>(values: Properties, map: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
