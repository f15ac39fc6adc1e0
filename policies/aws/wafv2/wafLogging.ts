import { policy } from "../../core";

export const wafLogging = policy({
  name: "aws-waf-logging",
  rationale: "Without logs, nobody can tell an attack from a rule that is too strict.",
  title: "Web ACLs log what they decide",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.4.2"] },
  remediation: "Add a WebAclLoggingConfiguration with the ARN of the web ACL.",
  resources: ["aws:wafv2/webAcl:WebAcl"],
  checkInStack: (acl, report, stack) => {
    const logging = stack.referencing(
      acl,
      "resourceArn",
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    );
    if (logging.length === 0) report("has no WebAclLoggingConfiguration");
  },
});
