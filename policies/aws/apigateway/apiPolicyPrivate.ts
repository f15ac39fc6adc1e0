import { policy, record, texts } from "../../core";
import { isPublic, statementsOf } from "../iam/_helpers";

export const apiPolicyPrivate = policy({
  name: "aws-api-policy-private",
  title: "Policies of private REST APIs name who may call",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-7"] },
  remediation: "Name the VPC endpoints (aws:SourceVpce) or principals in the policy.",
  resources: ["aws:apigateway/restApi:RestApi", "aws:apigateway/restApiPolicy:RestApiPolicy"],
  check: (resource, report) => {
    const { props, type } = resource;
    // A public API asks for credentials in its methods; a private one by its policy.
    const isPrivate =
      texts(record(props.endpointConfiguration).types).includes("PRIVATE") || type.endsWith(":RestApiPolicy");
    if (!isPrivate) return;
    const statements = statementsOf(props.policy);
    const refuses = statements.some(({ allows, conditions }) => !allows && conditions.length > 0);
    for (const statement of refuses ? [] : statements) {
      if (isPublic(statement)) report(`policy: ${statement.path} allows everyone`);
    }
  },
});
