import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { strong: accountPasswordPolicy({ minimumPasswordLength: 14, passwordReusePrevention: 24 }) },
  bad: { "the default": says(accountPasswordPolicy({}), "minimumPasswordLength is 6", "passwordReusePrevention is 0") },
};

function accountPasswordPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", props);
}
