import { policy } from "../../core";
import { eachStatement, isPublic } from "../iam/_helpers";

export const efsPolicyPrivate = policy({
  name: "aws-efs-policy-private",
  title: "Policies of file systems let nobody in whom they do not know, nor without TLS",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-8"] },
  remediation: "Name the roles in Principal, or narrow the statement by elasticfilesystem:AccessedViaMountTarget.",
  resources: ["aws:efs/fileSystemPolicy:FileSystemPolicy"],
  check: (resource, report) => {
    eachStatement(resource.props.policy, (statement) => {
      const mounted = statement.conditions.some(
        ({ key }) => key.toLowerCase() === "elasticfilesystem:accessedviamounttarget",
      );
      if (isPublic(statement) && !mounted) report(`policy: ${statement.path} allows everyone`);
    });
  },
});
