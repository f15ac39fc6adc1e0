import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a month": secretRotation({ rotationRules: { automaticallyAfterDays: 30 } }),
    "by a schedule": secretRotation({ rotationRules: { scheduleExpression: "rate(10 days)" } }),
  },
  bad: {
    "a year": says(
      secretRotation({ rotationRules: { automaticallyAfterDays: 365 } }),
      "rotationRules.automaticallyAfterDays is 365",
    ),
  },
};

function secretRotation(props: Record<string, unknown>): ExampleResource {
  return resource("aws:secretsmanager/secretRotation:SecretRotation", props);
}
