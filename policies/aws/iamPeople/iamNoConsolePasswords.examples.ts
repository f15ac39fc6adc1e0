import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a role": resource("aws:iam/role:Role", {}) },
  bad: { "a password": says(userLoginProfile({ user: "ada" }), "gives the user ada a password of the console") },
};

function userLoginProfile(props: Record<string, unknown>): ExampleResource {
  return resource("aws:iam/userLoginProfile:UserLoginProfile", props);
}
