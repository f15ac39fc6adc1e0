import { isGiven, type PolicyResource, type Properties, type Report, record } from "../../core";
import { eachStatement, isPublic } from "../iam/_helpers";
import { keyProblem } from "./keys";

/** A check of one property of a resource. */
export type PropertyCheck = (resource: PolicyResource, report: Report) => void;

/** What holds the last property of a path, and its name: `encryptionInfo.encryptionInTransit.inCluster`. */
export function atPath(props: Properties, path: string): { readonly holder: Properties; readonly property: string } {
  const names = path.split(".");
  const holder = names.slice(0, -1).reduce<Properties>((value, name) => record(value[name]), props);
  return { holder, property: names.at(-1) ?? "" };
}

/** The property must be set to this value; left out, it is something else. */
export function mustBe(path: string, expected: string | number | boolean): PropertyCheck {
  return ({ props }, report) => {
    const { holder, property } = atPath(props, path);
    if (holder[property] !== expected) report(`${path} is not ${expected}`);
  };
}

/** The property must not be set to this value; left out, it is something else. */
export function mustNotBe(path: string, refused: string | number | boolean): PropertyCheck {
  return ({ props }, report) => {
    const { holder, property } = atPath(props, path);
    if (holder[property] === refused) report(`${path} is ${refused}`);
  };
}

/** The property must be set, to whatever. */
export function mustBeGiven(path: string): PropertyCheck {
  return ({ props }, report) => {
    const { holder, property } = atPath(props, path);
    if (!isGiven(holder, property)) report(`${path} is not set`);
  };
}

/** The property must name a KMS key that is not one of AWS's own. */
export function mustNameOwnKey(path: string): PropertyCheck {
  return ({ props }, report) => {
    const { holder, property } = atPath(props, path);
    const problem = keyProblem(holder, property, path);
    if (problem) report(problem);
  };
}

/** The property must be a number of at least this. */
export function mustAmountTo(path: string, least: number, byDefault: number): PropertyCheck {
  return ({ props }, report) => {
    const { holder, property } = atPath(props, path);
    const amount = Number(holder[property] ?? byDefault);
    if (amount < least) report(`${path} is ${amount}`);
  };
}

/** The property must be a policy document that allows nothing to everyone. */
export function mustKeepStrangersOut(property: string): PropertyCheck {
  return ({ props }, report) => {
    eachStatement(props[property], (statement) => {
      if (isPublic(statement)) report(`${property}: ${statement.path} allows everyone`);
    });
  };
}
