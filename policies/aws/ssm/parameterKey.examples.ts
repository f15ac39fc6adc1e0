import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a key": parameter({ type: "SecureString", keyId: UNKNOWN }), "no secret": parameter({ type: "String" }) },
  bad: { "AWS's key": says(parameter({ type: "SecureString" }), "keyId is not set") },
};

function parameter(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ssm/parameter:Parameter", props);
}
