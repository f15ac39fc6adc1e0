import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one host": gateway({ spec: { servers: [{ hosts: ["shop.example.com", "*.api.example.com", "./*"] }] } }) },
  bad: { "every host": says(gateway({ spec: { servers: [{ hosts: ["*"] }] } }), "spec.servers[0].hosts holds *") },
};

function gateway(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.istio.io/v1:Gateway", props);
}
