import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    roles: instance({ engine: "postgres", iamDatabaseAuthenticationEnabled: true }),
    "an engine that cannot": instance({ engine: "oracle-ee" }),
  },
  bad: { passwords: says(instance({ engine: "mysql" }), "iamDatabaseAuthenticationEnabled is not true") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
