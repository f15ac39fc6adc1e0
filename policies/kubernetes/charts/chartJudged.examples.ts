import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "Istio, by its values": release({ chart: "istiod" }) },
  bad: {
    another: says(
      release({ chart: "oci://registry.example.com/charts/redis" }),
      "what the chart redis creates is not judged",
    ),
  },
};

function release(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:helm.sh/v1:Release", props);
}
