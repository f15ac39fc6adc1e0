import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a container's type": workload({ containers: [{ securityContext: { seLinuxOptions: { type: "container_t" } } }] }),
    "nothing said": workload({ containers: [{}] }),
  },
  bad: {
    "a type that holds nothing in": says(
      workload({ securityContext: { seLinuxOptions: { type: "spc_t" } }, containers: [{}] }),
      "spec.template.spec.containers[0]: seLinuxOptions.type is spc_t",
    ),
    "a role": says(
      workload({ containers: [{ securityContext: { seLinuxOptions: { role: "sysadm_r" } } }] }),
      "spec.template.spec.containers[0]: seLinuxOptions sets a user or role",
    ),
  },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
