import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": key({}),
    "30 days": key({ deletionWindowInDays: 30 }),
  },
  bad: {
    "a week": says(key({ deletionWindowInDays: 7 }), "deletionWindowInDays is 7"),
  },
};

function key(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kms/key:Key", props);
}
