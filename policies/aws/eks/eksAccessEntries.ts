import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const eksAccessEntries = policy({
  name: "aws-eks-access-entries",
  title: "Who may do what in a cluster is said by access entries",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-2", "AC-3"] },
  remediation: "Set accessConfig.authenticationMode to API, and bootstrapClusterCreatorAdminPermissions to false.",
  resources: ["aws:eks/cluster:Cluster"],
  check: mustBe("accessConfig.authenticationMode", "API"),
});
