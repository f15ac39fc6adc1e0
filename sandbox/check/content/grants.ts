import type { StateResource } from "../state";
import { at, list, parsed, text, texts } from "./values";

/** What a role of IAM may do. */
export interface Grant {
  readonly role: string;
  /** Actions, or the ARN of a policy that is not in the stack. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** The grants of all roles, from inline policies and from the attached ones. */
export function grantsOf(resources: readonly StateResource[]): Grant[] {
  const documents = new Map(
    ofType(resources, "aws:iam/policy:Policy").map((policy) => [text(policy.outputs?.arn), policy.inputs?.policy]),
  );
  const inline = ofType(resources, "aws:iam/rolePolicy:RolePolicy").flatMap(({ inputs }) =>
    statementsOf(text(inputs?.role), inputs?.policy),
  );
  const attached = ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").flatMap(({ inputs }) => {
    const [role, arn] = [text(inputs?.role), text(inputs?.policyArn)];
    const document = documents.get(arn);
    return document === undefined ? [{ role, actions: [arn], resources: [] }] : statementsOf(role, document);
  });
  return [...inline, ...attached].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function statementsOf(role: string, document: unknown): Grant[] {
  return list(parsed(document).Statement)
    .filter((statement) => at(statement, "Effect") === "Allow")
    .map((statement) => ({
      role,
      actions: allBut(at(statement, "Action"), at(statement, "NotAction")),
      resources: allBut(at(statement, "Resource"), at(statement, "NotResource")),
    }));
}

function allBut(named: unknown, excepted: unknown): string[] {
  const others = texts(excepted);
  return others.length > 0 ? others.map((each) => `all but ${each}`) : texts(named);
}

function ofType(resources: readonly StateResource[], type: string): StateResource[] {
  return resources.filter((resource) => resource.type === type);
}
