import { policy, records } from "../../core";

export const ecsContainerInsights = policy({
  name: "aws-ecs-container-insights",
  title: "Clusters of ECS measure what their tasks do",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-6(3)", "SI-4"], awsFsbp: ["ECS.12"] },
  remediation: "Add the setting containerInsights with the value enhanced or enabled.",
  resources: ["aws:ecs/cluster:Cluster"],
  check: (resource, report) => {
    const insights = records(resource.props.settings).find(({ name }) => name === "containerInsights");
    if (insights === undefined || insights.value === "disabled") report("containerInsights is not enabled");
  },
});
