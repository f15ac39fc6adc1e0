import { isGiven, policy, text } from "../../core";

/** Services that act for whoever sets them up. Source: IAM User Guide, "The confused deputy problem". */
const manyTenants = new Set([
  "apigateway.amazonaws.com",
  "events.amazonaws.com",
  "s3.amazonaws.com",
  "sns.amazonaws.com",
  "ses.amazonaws.com",
  "iot.amazonaws.com",
  "config.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "logs.amazonaws.com",
]);

export const lambdaPermissionPrivate = policy({
  name: "aws-lambda-permission-private",
  title: "Lambda functions may be invoked by those only whom they know",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-6"], awsFsbp: ["Lambda.1"] },
  remediation:
    "Name the principal; for a service of AWS, set sourceArn or sourceAccount, too: others can send it, too.",
  resources: ["aws:lambda/permission:Permission", "aws:lambda/layerVersionPermission:LayerVersionPermission"],
  check: (resource, report) => {
    const { props } = resource;
    const principal = text(props.principal) ?? "";
    const narrowed = ["sourceArn", "sourceAccount", "principalOrgId", "organizationId", "eventSourceToken"].some(
      (property) => isGiven(props, property),
    );
    if (principal === "*" && !narrowed) report("principal is *: anyone may use it");
    if (manyTenants.has(principal) && !narrowed) {
      report(`principal is ${principal}, of any account: neither sourceArn nor sourceAccount is set`);
    }
  },
});
