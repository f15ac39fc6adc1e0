import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "from Secrets Manager": taskDefinition({
      containerDefinitions: JSON.stringify([
        {
          name: "app",
          secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db" }],
        },
      ]),
    }),
    "the place of a secret": taskDefinition({
      containerDefinitions: JSON.stringify([
        {
          name: "app",
          environment: [{ name: "DB_SECRET", value: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db" }],
        },
      ]),
    }),
  },
  bad: {
    "a password": says(
      taskDefinition({
        containerDefinitions: JSON.stringify([
          { name: "app", environment: [{ name: "DB_PASSWORD", value: "hunter2" }] },
        ]),
      }),
      "containerDefinitions[0]: DB_PASSWORD holds a secret in clear",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
