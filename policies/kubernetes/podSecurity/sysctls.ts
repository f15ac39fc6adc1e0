import { checkEach, policy, record, records, text } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

/** Source: Kubernetes documentation, "Pod Security Standards", Baseline, Sysctls. */
const safe = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
]);

export const sysctls = policy({
  name: "kubernetes-sysctls",
  title: "Pods change no settings of the node's kernel but those of their own",
  severity: "medium",
  controls: { nist80053: ["CM-7", "SC-39"], podSecurity: ["sysctls"] },
  remediation: "Leave out sysctls other than those that Kubernetes calls safe.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    checkEach(records(record(pod.spec.securityContext).sysctls), ({ name }) => {
      const setting = text(name) ?? "";
      if (!safe.has(setting)) report(`${pod.path}spec.securityContext.sysctls holds ${setting}`);
    });
  }),
});
