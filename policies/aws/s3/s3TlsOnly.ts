import { isGiven, policy, text, valueIfKnown } from "../../core";
import { coversAction, isEverything, type Statement, statementsOf } from "../iam/_helpers";
import { bucketPartTypes, bucketTypes } from "./_helpers";

export const s3TlsOnly = policy({
  name: "aws-s3-tls-only",
  rationale: "Plain HTTP shows requests and contents to everyone on the way.",
  title: "Bucket policies refuse requests over plain HTTP",
  severity: "high",
  controls: { cisAws: ["2.1.1"], nist80053: ["SC-8", "AC-17(2)"], pciDss: ["4.2.1"], awsFsbp: ["S3.5"] },
  remediation:
    'Deny s3:* to Principal "*" under the condition { Bool: { "aws:SecureTransport": "false" } }, on the bucket and on BUCKET/*.',
  resources: [...bucketPartTypes.policy, ...bucketTypes],
  check: ({ props }, report) => {
    if (!isGiven(props, "policy")) return;
    const refusals = statementsOf(props.policy).filter(refusesPlainHttp);
    if (refusals.length === 0) {
      report("policy: no statement denies plain HTTP");
      return;
    }
    // A pattern of another bucket's ARN refuses nothing here; where the bucket's name is not known yet, any may be its own.
    const bucket = text(valueIfKnown(props, "bucket"));
    const refused = (part: (pattern: string) => boolean) => refusals.some((refusal) => coversPart(refusal, part));
    if (!refused((pattern) => coversBucket(pattern, bucket))) report("policy: plain HTTP is not denied for the bucket");
    if (!refused((pattern) => coversObjects(pattern, bucket)))
      report("policy: plain HTTP is not denied for its objects");
  },
});

function refusesPlainHttp({ allows, actions, principals, conditions }: Statement): boolean {
  const everything = actions.some((action) => isEverything(action) || /^s3:\*+$/i.test(action));
  const onlyPlainHttp =
    conditions.length === 1 &&
    conditions.every(
      ({ operator, key, values }) =>
        /^Bool(?:IfExists)?$/.test(operator) &&
        key.toLowerCase() === "aws:securetransport" &&
        values.some((value) => value.toLowerCase() === "false"),
    );
  return !allows && everything && onlyPlainHttp && principals.AWS?.includes("*") === true;
}

/** Whether a statement is about a part of the bucket. What leaves resources out is taken at its word. */
function coversPart({ resources, notResources }: Statement, covers: (pattern: string) => boolean): boolean {
  return notResources.length > 0 ? !notResources.some(covers) : resources.some(covers);
}

function coversBucket(pattern: string, bucket: string | undefined): boolean {
  const named = namedIn(pattern);
  return bucket === undefined ? !named.includes("/") : coversAction(named, bucket);
}

function coversObjects(pattern: string, bucket: string | undefined): boolean {
  const named = namedIn(pattern);
  if (!named.endsWith("*")) return false;
  return bucket === undefined ? true : coversAction(named, `${bucket}/`);
}

/** What a pattern of an ARN says of buckets and objects: `arn:aws:s3:::orders/*` says `orders/*`. */
function namedIn(pattern: string): string {
  return isEverything(pattern) ? "*" : pattern.split(":").slice(5).join(":");
}
