import assert from "node:assert/strict";
import { asProps, asText, isProps, type Props, type Value } from "../../../sandbox/providers/protocol";
import type { ControlPlane } from "../../testbed";
import type { ProofRow } from "../support/proofFile";

/** An object of a stack, made worse in one place. */
export interface Weakening {
  readonly claim: string;
  /** Kind and the beginning of the name. A Pod is made of the template of the Deployment of this name. */
  readonly of: readonly [kind: string, name: string];
  /** Where: names of properties, and positions in lists, counted from 0. */
  readonly at: string;
  /** What is written there. */
  readonly value: Value;
  /** The gist of what the API server must say. */
  readonly refusal: string;
}

/** What there must be for the weakened objects to be refused: once the tests run. */
interface Refusing {
  readonly plane: ControlPlane;
  /** The stack's objects, as the program asked for them. */
  readonly declared: readonly Props[];
}

/** A test for each weakened object: the API server refuses it, as a row of the proof. */
export function itRefuses(
  weakenings: readonly Weakening[],
  refusing: () => Refusing,
  prove: (row: ProofRow) => void,
): void {
  for (const weakening of weakenings) {
    it(`refuses: ${weakening.claim}`, async () => {
      const { plane, declared } = refusing();
      const observed = await refusalOf(plane, declared, weakening);
      prove({ claim: weakening.claim, how: describeWeakening(weakening), observed });
    });
  }
}

/** What is written where. */
function describeWeakening({ of: [kind, name], at, value }: Weakening): string {
  return `${kind} ${name}: \`${at}\` = \`${JSON.stringify(value)}\``;
}

/** Has the API server refuse the weakened object, and returns the gist of its words; fails if it accepts the object. */
async function refusalOf(plane: ControlPlane, declared: readonly Props[], weakening: Weakening): Promise<string> {
  await assert.rejects(plane.cluster.dryRun(weakened(declared, weakening)), (error) => {
    assert.ok(error instanceof Error && error.message.includes(weakening.refusal), String(error));
    return true;
  });
  return weakening.refusal;
}

function weakened(declared: readonly Props[], { of: [kind, name], at, value }: Weakening): Props {
  const original = kind === "Pod" ? podOf(find(declared, "Deployment", name)) : find(declared, kind, name);
  return asProps(withValue(renamed(original), at.split("."), value));
}

/** As an object of its own: what is left out of a change of the stack's object could be filled in from there. */
function renamed(object: Props): Props {
  return { ...object, metadata: { ...asProps(object.metadata), name: `${nameOf(object)}-weakened` } };
}

function find(objects: readonly Props[], kind: string, name: string): Props {
  const found = objects.find((object) => object.kind === kind && nameOf(object).startsWith(name));
  if (!found) throw new Error(`the stack has no ${kind} ${name}`);
  return found;
}

function podOf(deployment: Props): Props {
  const { metadata, spec } = asProps(asProps(deployment.spec).template);
  const { namespace } = asProps(deployment.metadata);
  const named = { ...asProps(metadata), namespace, name: nameOf(deployment) };
  return { apiVersion: "v1", kind: "Pod", metadata: named, spec };
}

function nameOf(object: Props): string {
  return asText(asProps(object.metadata).name);
}

/** A copy with one value changed. */
function withValue(value: Value | undefined, [key, ...rest]: readonly string[], wanted: Value): Value {
  if (key === undefined) return wanted;
  if (Array.isArray(value)) return value.with(Number(key), withValue(value[Number(key)], rest, wanted));
  const props = isProps(value) ? value : {};
  return { ...props, [key]: withValue(props[key], rest, wanted) };
}
