import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    required: parameterGroup({ family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "1" }] }),
    "something else": parameterGroup({ family: "mysql8.4", parameters: [{ name: "max_connections", value: "0" }] }),
  },
  bad: {
    PostgreSQL: says(
      parameterGroup({ parameters: [{ name: "rds.force_ssl", value: "0" }] }),
      "parameters[0]: rds.force_ssl is 0",
    ),
    MySQL: says(
      parameterGroup({ parameters: [{ name: "require_secure_transport", value: "OFF" }] }),
      "parameters[0]: require_secure_transport is OFF",
    ),
  },
};

function parameterGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/parameterGroup:ParameterGroup", props);
}
