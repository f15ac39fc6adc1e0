import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": transitGateway({}) },
  bad: {
    any: says(transitGateway({ autoAcceptSharedAttachments: "enable" }), "autoAcceptSharedAttachments is enable"),
  },
};

function transitGateway(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2transitgateway/transitGateway:TransitGateway", props);
}
