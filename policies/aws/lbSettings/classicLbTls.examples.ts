import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { HTTPS: loadBalancer({ listeners: [{ lbProtocol: "https", lbPort: 443 }] }) },
  bad: {
    "plain HTTP": says(
      loadBalancer({ listeners: [{ lbProtocol: "http", lbPort: 80 }] }),
      "listeners[0].lbProtocol is HTTP",
    ),
  },
};

function loadBalancer(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elb/loadBalancer:LoadBalancer", props);
}
