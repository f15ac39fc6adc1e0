import { policy, texts } from "../../core";

/** Without these three nobody can tell who did what: who signed in, and what was asked of the API. */
const needed = ["api", "audit", "authenticator"];

export const eksControlPlaneLogs = policy({
  name: "aws-eks-control-plane-logs",
  rationale: "Without audit logs, nobody can tell afterwards who read a Secret or changed a role.",
  title: "EKS clusters log who did what",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], awsFsbp: ["EKS.8"] },
  remediation: `Put ${needed.join(", ")} into enabledClusterLogTypes.`,
  resources: ["aws:eks/cluster:Cluster"],
  check: ({ props }, report) => {
    const enabled = texts(props.enabledClusterLogTypes);
    const missing = needed.filter((type) => !enabled.includes(type));
    if (missing.length > 0) report(`enabledClusterLogTypes lacks ${missing.join(", ")}`);
  },
});
