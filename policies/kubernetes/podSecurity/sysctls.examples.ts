import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a safe one": workload({ securityContext: { sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] } }) },
  bad: {
    another: says(
      workload({ securityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } }),
      "spec.template.spec.securityContext.sysctls holds kernel.msgmax",
    ),
  },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
