import type { Mutation } from "../mutation";
import { container, pod } from "./workloadChanges";

/** What Pod Security and the scheduler ask beyond the settings that the component names. */
export const podSecurityMutations: readonly Mutation[] = [
  {
    holds: "Pods change nothing in the node's kernel",
    weakened: "the sysctl kernel.msgmax",
    program: pod({ securityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } }),
    breaks: ["kubernetes-sysctls"],
  },
  {
    holds: "SELinux holds containers in",
    weakened: "the type spc_t",
    program: pod({ securityContext: { seLinuxOptions: { type: "spc_t" } } }),
    breaks: ["kubernetes-selinux-options"],
  },
  {
    holds: "AppArmor holds containers in",
    weakened: "the profile Unconfined",
    program: container({ securityContext: { appArmorProfile: { type: "Unconfined" } } }),
    breaks: ["kubernetes-apparmor"],
  },

  {
    holds: "Volumes lead nowhere out of the cluster",
    weakened: "an nfs volume",
    program: pod({ volumes: [{ name: "data", nfs: { server: "10.0.0.1", path: "/" } }] }),
    breaks: ["kubernetes-volume-types"],
  },
  {
    holds: "Probes ask the pod",
    weakened: "a probe of 169.254.169.254",
    program: container({ livenessProbe: { httpGet: { host: "169.254.169.254", path: "/", port: 80 } } }),
    breaks: ["kubernetes-probe-hosts"],
  },
  {
    holds: "Containers do not see each other's processes",
    weakened: "shareProcessNamespace true",
    program: pod({ shareProcessNamespace: true }),
    breaks: ["kubernetes-no-shared-processes"],
  },
  {
    holds: "Containers are not in the group of root",
    weakened: "runAsGroup 0",
    program: container({ securityContext: { runAsGroup: 0 } }),
    breaks: ["kubernetes-no-root-group"],
  },
  {
    holds: "Pods stay off the control plane",
    weakened: "a toleration of everything",
    program: pod({ tolerations: [{ operator: "Exists" }] }),
    breaks: ["kubernetes-no-control-plane-nodes"],
  },
  {
    holds: "Pods push out nothing of the system",
    weakened: "the class system-node-critical",
    program: pod({ priorityClassName: "system-node-critical" }),
    breaks: ["kubernetes-no-system-priority"],
  },
];
