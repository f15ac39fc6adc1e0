import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    encrypted: parameter({ name: "/orders/password", type: "SecureString", value: UNKNOWN }),
    "no secret": parameter({ name: "/orders/stage", type: "String", value: "prod" }),
    "the place of a secret": parameter({
      name: "/orders/db-password",
      type: "String",
      value: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db",
    }),
  },
  bad: {
    "a password": says(
      parameter({ name: "/orders/db-password", type: "String", value: "hunter2" }),
      "holds a secret as a plain String",
    ),
  },
};

function parameter(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ssm/parameter:Parameter", props);
}
