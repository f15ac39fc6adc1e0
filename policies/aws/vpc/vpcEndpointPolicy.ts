import { isGiven, policy } from "../../core";
import { eachStatement, isEverything, isForEveryResource } from "../iam/_helpers";

export const vpcEndpointPolicy = policy({
  name: "aws-vpc-endpoint-policy",
  title: "Endpoints of a network lead to what is one's own",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-4", "SC-7(5)"] },
  remediation:
    "Write a policy that names the buckets, tables or accounts behind the endpoint, or narrow it by aws:ResourceOrgID.",
  resources: ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"],
  check: (resource, report) => {
    if (!isGiven(resource.props, "policy")) return;
    eachStatement(resource.props.policy, (statement) => {
      const wide = statement.allows && statement.actions.some(isEverything) && isForEveryResource(statement);
      if (wide && statement.conditions.length === 0) report(`policy: ${statement.path} lets everything through`);
    });
  },
});
