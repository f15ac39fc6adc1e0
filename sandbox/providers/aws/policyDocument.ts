import { crc32 } from "node:zlib";
import { grouped } from "../../grouped";
import { asList, asProps, asText, isProps, type Props, ProviderError, type Value } from "../protocol";

const CURRENT_VERSION = "2012-10-17";
const INDENT = 2;

/** A policy document under way: its statements as IAM writes them. */
interface Document {
  readonly version: string;
  readonly policyId: string;
  readonly statements: readonly Props[];
}

/**
 * `aws.iam.getPolicyDocument`: a policy document from typed statements, merged with documents that are JSON already.
 *
 * Source of the format (one of several actions as a text, several in descending order, `&{…}` for policy variables, statements
 * of one `sid` replaced): github.com/hashicorp/terraform-provider-aws, internal/service/iam/policy_model.go and
 * policy_document_data_source.go.
 *
 * @throws ProviderError for two statements with one `sid`, or a document that is not JSON
 */
export function policyDocument(args: Props): Props {
  const version = asText(args.version) || CURRENT_VERSION;
  const sources = asList(args.sourcePolicyDocuments).map((text, index) =>
    parsed(text, `sourcePolicyDocuments[${index}]`),
  );
  refuseSameSids(
    sources.flatMap(({ statements }) => statements),
    "sourcePolicyDocuments",
  );
  const own: Document = {
    version,
    policyId: asText(args.policyId),
    statements: asList(args.statements).map((item) => statement(asProps(item), version)),
  };
  refuseSameSids(own.statements, "statements");
  const overrides = asList(args.overridePolicyDocuments).map((text, index) =>
    parsed(text, `overridePolicyDocuments[${index}]`),
  );

  const merged = written([...sources, own, ...overrides].reduce(merge));
  const json = JSON.stringify(merged, undefined, INDENT);
  return { id: String(crc32(json)), version, json, minifiedJson: JSON.stringify(merged) };
}

function statement(args: Props, version: string): Props {
  const withVariables = (value: Value) => policyVariables(value, version);
  return compact({
    Sid: asText(args.sid) || undefined,
    Effect: asText(args.effect) || "Allow",
    Action: oneOrSeveral(args.actions),
    NotAction: oneOrSeveral(args.notActions),
    Resource: oneOrSeveral(args.resources, withVariables),
    NotResource: oneOrSeveral(args.notResources, withVariables),
    Principal: principals(args.principals, withVariables),
    NotPrincipal: principals(args.notPrincipals, withVariables),
    Condition: conditions(args.conditions, withVariables),
  });
}

function principals(given: Value | undefined, withVariables: (value: Value) => Value): Value | undefined {
  const byType = grouped(asList(given).map(asProps), ({ type }) => asText(type));
  if (byType.length === 0) return undefined;
  const merged = byType.map(([type, entries]): [string, Value] => [
    type,
    oneOrSeveral(
      entries.flatMap(({ identifiers }) => asList(identifiers)),
      withVariables,
    ) ?? [],
  ]);
  const [only] = merged;
  // IAM takes {"AWS": "*"} for anyone in a trust policy, but not {"*": "*"}.
  return merged.length === 1 && only?.[0] === "*" && only[1] === "*" ? "*" : sorted(merged);
}

function conditions(given: Value | undefined, withVariables: (value: Value) => Value): Value | undefined {
  const byTest = grouped(asList(given).map(asProps), ({ test }) => asText(test));
  if (byTest.length === 0) return undefined;
  return sorted(
    byTest.map(([test, entries]) => [
      test,
      sorted(
        grouped(entries, ({ variable }) => asText(variable)).map(([variable, same]) => {
          const values = same.flatMap(({ values: some }) => asList(some)).map(withVariables);
          return [variable, values.length === 1 ? (values[0] ?? "") : values];
        }),
      ),
    ]),
  );
}

/** One text as it is, several in descending order, none not at all. */
function oneOrSeveral(given: Value | undefined, change: (value: Value) => Value = (value) => value): Value | undefined {
  const values = [...new Set(asList(given).map(asText))].sort().reverse();
  const [first] = values;
  if (first === undefined) return undefined;
  return values.length === 1 ? change(first) : values.map(change);
}

function policyVariables(value: Value, version: string): Value {
  if (typeof value !== "string" || !value.includes("&{")) return value;
  if (version !== CURRENT_VERSION) {
    throw new ProviderError(
      `"${value}" has a policy variable, which version ${version} lacks; write ${CURRENT_VERSION}`,
    );
  }
  return value.replaceAll("&{", "${");
}

function parsed(text: Value, where: string): Document {
  let read: Value;
  try {
    read = JSON.parse(asText(text));
  } catch {
    throw new ProviderError(`${where} is ${JSON.stringify(text)}; write a policy document as JSON`);
  }
  const document = asProps(read);
  const statements = isProps(document.Statement) ? [document.Statement] : asList(document.Statement).map(asProps);
  return { version: asText(document.Version), policyId: asText(document.Id), statements };
}

/** The later document's id and statements win; the newer version does. */
function merge(earlier: Document, later: Document): Document {
  return {
    version: [earlier.version, later.version].sort().pop() ?? "",
    policyId: later.policyId || earlier.policyId,
    statements: later.statements.reduce(replaceSameSid, earlier.statements),
  };
}

function replaceSameSid(statements: readonly Props[], added: Props): readonly Props[] {
  const replaced = statements.some(({ Sid }) => Sid !== undefined && Sid === added.Sid);
  return replaced ? statements.map((old) => (old.Sid === added.Sid ? added : old)) : [...statements, added];
}

function refuseSameSids(statements: readonly Props[], where: string): void {
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined ? [] : [asText(Sid)]));
  const repeated = [...new Set(sids.filter((sid, index) => sids.indexOf(sid) !== index))];
  if (repeated.length > 0) {
    throw new ProviderError(`${where} has several statements with the sid ${repeated.join(", ")}; give each its own`);
  }
}

function written({ version, policyId, statements }: Document): Props {
  return compact({
    Version: version || undefined,
    Id: policyId || undefined,
    Statement: statements.length > 0 ? statements : undefined,
  });
}

function sorted(entries: readonly (readonly [string, Value])[]): Props {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function compact(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}
