import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a year": logGroup({ retentionInDays: 365 }),
    "for ever": logGroup({}),
    "for ever, as the API writes it": logGroup({ retentionInDays: 0 }),
  },
  bad: { "a month": says(logGroup({ retentionInDays: 30 }), "retentionInDays is 30, less than 365") },
};

function logGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudwatch/logGroup:LogGroup", props);
}
