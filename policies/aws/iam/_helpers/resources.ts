import type { Statement } from "./statements";

/** Services whose ARNs begin the resource with its name rather than with its type. Source: Service Authorization Reference. */
const withoutType = new Set(["s3", "sqs", "sns", "execute-api", "codecommit", "codepipeline", "neptune-db"]);

/** What each condition of these keys compares belongs to the resource, and so names it as its ARN would. */
const resourceTag = /^(?:aws|iam|ec2|ecs|eks|rds|secretsmanager|ssm):resourcetag\//i;

/** Whether a value stands for everything: `*`, `*:*`. */
export function isEverything(value: string): boolean {
  return /^\*+(?::\*+)*$/.test(value);
}

/**
 * Whether a statement is about every resource on which an action of a service can be done: `*`, but also
 * `arn:aws:s3:::*`, `arn:aws:iam::*:role/*`, `arn:aws:secretsmanager:*:*:secret:*`, or all but some.
 *
 * @param service whose resources count, as ARNs call it: `s3`; without it, any
 */
export function isForEveryResource(statement: Statement, service?: string): boolean {
  if (
    statement.conditions.some(
      ({ key, operator }) => resourceTag.test(key) && /^(?:String|Arn)(?:Equals|Like)/.test(operator),
    )
  ) {
    return false;
  }
  return statement.notResources.length > 0 || statement.resources.some((resource) => namesNone(resource, service));
}

/** Whether a pattern of an ARN leaves the name of the resource open. */
function namesNone(pattern: string, service: string | undefined): boolean {
  const [, , arnService = "", , , ...rest] = pattern.split(":");
  // A wildcard also stands for colons, so that a pattern with few of them goes on for ever.
  if (rest.length === 0) return pattern.endsWith("*") && (isWild(pattern) || /^arn:/.test(pattern));
  if (service !== undefined && !isWild(arnService) && arnService !== service) return false;
  const segments = rest.join(":").split(/[/:]/);
  const [first = "", second] = segments;
  if (isWild(first)) return withoutType.has(arnService) || segments.every(isWild);
  return !withoutType.has(arnService) && second !== undefined && isWild(second) && isOpenFrom(segments.slice(2));
}

/** What follows an open name must be open, too: every index of every table names nothing, a role called deployer under any path does. */
function isOpenFrom(segments: readonly string[]): boolean {
  return segments.every(
    (segment) => isWild(segment) || /^(?:index|stream|export|backup|version|alias|attempt)s?$/.test(segment),
  );
}

function isWild(segment: string): boolean {
  return /^[*?]*\*[*?]*$/.test(segment);
}
