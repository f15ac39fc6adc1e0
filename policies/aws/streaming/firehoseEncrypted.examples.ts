import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    encrypted: firehoseDeliveryStream({ serverSideEncryption: { enabled: true } }),
    "from a stream": firehoseDeliveryStream({ kinesisSourceConfiguration: { kinesisStreamArn: UNKNOWN } }),
  },
  bad: { "the default": says(firehoseDeliveryStream({}), "serverSideEncryption.enabled is not true") },
};

function firehoseDeliveryStream(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", props);
}
