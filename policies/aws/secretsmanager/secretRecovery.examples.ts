import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": secret({}), "a week": secret({ recoveryWindowInDays: 7 }) },
  bad: { "gone at once": says(secret({ recoveryWindowInDays: 0 }), "recoveryWindowInDays is 0") },
};

function secret(props: Record<string, unknown>): ExampleResource {
  return resource("aws:secretsmanager/secret:Secret", props);
}
