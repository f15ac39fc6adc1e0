import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { audited: domain({ logPublishingOptions: [{ logType: "AUDIT_LOGS", cloudwatchLogGroupArn: UNKNOWN }] }) },
  bad: {
    "the default": says(domain({}), "logPublishingOptions has no AUDIT_LOGS"),
    "turned off": says(
      domain({ logPublishingOptions: [{ logType: "AUDIT_LOGS", enabled: false }] }),
      "logPublishingOptions has no AUDIT_LOGS",
    ),
  },
};

function domain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:opensearch/domain:Domain", props);
}
