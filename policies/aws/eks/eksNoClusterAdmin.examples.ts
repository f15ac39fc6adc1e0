import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    reading: accessPolicyAssociation({
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      accessScope: { type: "cluster" },
    }),
  },
  bad: {
    everything: says(
      accessPolicyAssociation({
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        accessScope: { type: "cluster" },
      }),
      "gives AmazonEKSClusterAdminPolicy in the whole cluster",
    ),
  },
};

function accessPolicyAssociation(props: Record<string, unknown>): ExampleResource {
  return resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", props);
}
