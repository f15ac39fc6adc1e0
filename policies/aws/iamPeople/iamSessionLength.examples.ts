import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default, an hour": role({}) },
  bad: { "twelve hours": says(role({ maxSessionDuration: 43200 }), "maxSessionDuration is 43200") },
};

function role(props: Record<string, unknown>): ExampleResource {
  return resource("aws:iam/role:Role", props);
}
