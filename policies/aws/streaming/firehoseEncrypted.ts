import { isGiven, policy, record } from "../../core";

export const firehoseEncrypted = policy({
  name: "aws-firehose-encrypted",
  title: "Firehose encrypts what waits in it",
  severity: "medium",
  controls: { nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["DataFirehose.1"] },
  remediation: "Set serverSideEncryption.enabled to true.",
  resources: ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
  check: (resource, report) => {
    // What comes from a stream waits there, encrypted as the stream is.
    if (isGiven(resource.props, "kinesisSourceConfiguration") || isGiven(resource.props, "mskSourceConfiguration"))
      return;
    if (record(resource.props.serverSideEncryption).enabled !== true)
      report("serverSideEncryption.enabled is not true");
  },
});
