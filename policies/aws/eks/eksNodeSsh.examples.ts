import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    none: nodeGroup({}),
    "from one security group": nodeGroup({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [UNKNOWN] } }),
  },
  bad: {
    "a key alone": says(nodeGroup({ remoteAccess: { ec2SshKey: "ops" } }), "remoteAccess opens port 22 to everyone"),
  },
};

function nodeGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:eks/nodeGroup:NodeGroup", props);
}
