import { isGiven, policy, record } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const opensearchPolicyPrivate = policy({
  name: "aws-opensearch-policy-private",
  title: "Policies of search domains let nobody in whom they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-7"] },
  remediation: "Name the roles in Principal, or narrow the statement by aws:SourceIp.",
  resources: [
    "aws:opensearch/domain:Domain",
    "aws:elasticsearch/domain:Domain",
    "aws:opensearch/domainPolicy:DomainPolicy",
    "aws:elasticsearch/domainPolicy:DomainPolicy",
  ],
  check: (resource, report) => {
    // In a VPC, with users of its own, a domain may leave it to these.
    if (isGiven(resource.props, "vpcOptions") && record(resource.props.advancedSecurityOptions).enabled === true)
      return;
    mustKeepStrangersOut("accessPolicies")(resource, report);
  },
});
