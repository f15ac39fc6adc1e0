import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { pods: service({ spec: { selector: { app: "orders" } } }) },
  bad: {
    "a host outside": says(
      service({ spec: { type: "ExternalName", externalName: "db.example.com" } }),
      "type is ExternalName, for db.example.com",
    ),
  },
};

function service(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:core/v1:Service", props);
}
