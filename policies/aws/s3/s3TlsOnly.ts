import { isGiven, policy } from "../../core";
import { isEverything, type Statement, statementsOf } from "../iam/_helpers";
import { bucketPartTypes, bucketTypes } from "./_helpers";

export const s3TlsOnly = policy({
  name: "aws-s3-tls-only",
  rationale: "Plain HTTP shows requests and contents to everyone on the way.",
  title: "Bucket policies refuse requests over plain HTTP",
  severity: "high",
  controls: { cisAws: ["2.1.1"], nist80053: ["SC-8", "AC-17(2)"], pciDss: ["4.2.1"], awsFsbp: ["S3.5"] },
  remediation: 'Deny s3:* to Principal "*" under the condition { Bool: { "aws:SecureTransport": "false" } }.',
  resources: [...bucketPartTypes.policy, ...bucketTypes],
  check: ({ props }, report) => {
    if (!isGiven(props, "policy")) return;
    if (!statementsOf(props.policy).some(refusesPlainHttp)) report("policy: no statement denies plain HTTP");
  },
});

function refusesPlainHttp({ allows, actions, principals, conditions }: Statement): boolean {
  const everything = actions.some((action) => isEverything(action) || action.toLowerCase() === "s3:*");
  const onlyPlainHttp =
    conditions.length === 1 &&
    conditions.every(
      ({ operator, key, values }) =>
        operator === "Bool" && key.toLowerCase() === "aws:securetransport" && values.includes("false"),
    );
  return !allows && everything && onlyPlainHttp && principals.AWS?.includes("*") === true;
}
