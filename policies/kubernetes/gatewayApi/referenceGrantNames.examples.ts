import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    one: referenceGrant({
      spec: { from: [{ kind: "Gateway", namespace: "edge" }], to: [{ kind: "Secret", name: "tls" }] },
    }),
  },
  bad: {
    all: says(referenceGrant({ spec: { to: [{ kind: "Secret" }] } }), "spec.to[0] lends every Secret of the namespace"),
  },
};

function referenceGrant(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:gateway.networking.k8s.io/v1:ReferenceGrant", props);
}
