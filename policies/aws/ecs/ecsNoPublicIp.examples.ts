import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": service({ networkConfiguration: { subnets: ["subnet-1"] } }) },
  bad: {
    "a public address": says(
      service({ networkConfiguration: { assignPublicIp: true } }),
      "networkConfiguration.assignPublicIp is true",
    ),
    "a task set": says(
      resource("aws:ecs/taskSet:TaskSet", { networkConfiguration: { assignPublicIp: true } }),
      "networkConfiguration.assignPublicIp is true",
    ),
  },
};

function service(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/service:Service", props);
}
