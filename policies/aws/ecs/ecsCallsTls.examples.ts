import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    HTTPS: taskDefinition({
      containerDefinitions: JSON.stringify([
        { environment: [{ name: "PAYMENTS_URL", value: "https://payments.internal" }] },
      ]),
    }),
    "beside it in the task": taskDefinition({
      containerDefinitions: JSON.stringify([{ environment: [{ name: "AGENT", value: "http://localhost:4318" }] }]),
    }),
  },
  bad: {
    "plain HTTP": says(
      taskDefinition({
        containerDefinitions: JSON.stringify([
          { environment: [{ name: "PAYMENTS_URL", value: "http://payments.shop.local:8080" }] },
        ]),
      }),
      "containerDefinitions[0]: PAYMENTS_URL calls payments.shop.local over plain HTTP",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
