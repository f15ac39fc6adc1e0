import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { nobody: identityPool({ allowUnauthenticatedIdentities: false }) },
  bad: {
    guests: says(identityPool({ allowUnauthenticatedIdentities: true }), "allowUnauthenticatedIdentities is true"),
  },
};

function identityPool(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cognito/identityPool:IdentityPool", props);
}
