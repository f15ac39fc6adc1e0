import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "in a network": domain({ vpcOptions: { subnetIds: ["subnet-1"] } }) },
  bad: { "on the internet": says(domain({}), "vpcOptions is not set") },
};

function domain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:opensearch/domain:Domain", props);
}
