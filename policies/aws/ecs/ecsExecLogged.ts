import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const ecsExecLogged = policy({
  name: "aws-ecs-exec-logged",
  title: "What somebody types into a container of ECS is written down",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AC-17(1)"] },
  remediation: "Set configuration.executeCommandConfiguration.logging of the cluster to DEFAULT or OVERRIDE.",
  resources: ["aws:ecs/cluster:Cluster"],
  check: mustNotBe("configuration.executeCommandConfiguration.logging", "NONE"),
});
