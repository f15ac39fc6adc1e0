import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "left out": networkPolicy({
      spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } }] }] },
    }),
    "another port": networkPolicy({
      spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] }] },
    }),
  },
  bad: {
    reached: says(
      networkPolicy({ spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 80 }] }] } }),
      "spec.egress[0] reaches 169.254.169.254",
    ),
  },
};

function networkPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", props);
}
