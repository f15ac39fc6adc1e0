import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "standard logs": distribution({ loggingConfig: { bucket: UNKNOWN } }),
    "logs of version 2": [
      distribution({}),
      resource(
        "aws:cloudwatch/logDeliverySource:LogDeliverySource",
        { resourceArn: UNKNOWN },
        { name: "logs", dependsOn: { resourceArn: ["it"] } },
      ),
    ],
  },
  bad: { "the default": says(distribution({}), "neither has a loggingConfig nor delivers access logs") },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
