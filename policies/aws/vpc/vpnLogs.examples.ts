import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { logged: endpoint({ connectionLogOptions: { enabled: true } }) },
  bad: {
    not: says(endpoint({ connectionLogOptions: { enabled: false } }), "connectionLogOptions.enabled is not true"),
  },
};

function endpoint(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2clientvpn/endpoint:Endpoint", props);
}
