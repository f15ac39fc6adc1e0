import { policy, record, text } from "../../core";

export const eksNoClusterAdmin = policy({
  name: "aws-eks-no-cluster-admin",
  title: "Nobody is given every right in a cluster by an access policy",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-6(5)"] },
  remediation: "Associate AmazonEKSAdminPolicy or AmazonEKSViewPolicy with a scope of namespaces.",
  resources: ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation"],
  check: (resource, report) => {
    const { policyArn, accessScope } = resource.props;
    const all = record(accessScope).type === "cluster";
    if (/:cluster-access-policy\/AmazonEKSClusterAdminPolicy$/.test(text(policyArn) ?? "") && all)
      report("gives AmazonEKSClusterAdminPolicy in the whole cluster");
  },
});
