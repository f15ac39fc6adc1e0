import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: { "a safe one": workload({ securityContext: { sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] } }) },
  bad: {
    another: says(
      workload({ securityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } }),
      "spec.template.spec.securityContext.sysctls holds kernel.msgmax",
    ),
  },
};
