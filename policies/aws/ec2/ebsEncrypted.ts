import { type PolicyResource, type Properties, policy, record, records } from "../../core";

export const ebsEncrypted = policy({
  name: "aws-ebs-encrypted",
  rationale:
    "Snapshots and retired disks keep what was written, and an unencrypted snapshot can be copied by any account it is shared with.",
  title: "EBS volumes are encrypted",
  severity: "high",
  controls: { nist80053: ["SC-28(1)", "SC-13"], awsFsbp: ["EC2.3"] },
  remediation: "Set encrypted to true, and kmsKeyId to your key.",
  resources: ["aws:ebs/volume:Volume", "aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate"],
  check: (resource, report) => {
    for (const { volume, path } of volumesOf(resource)) {
      if (volume.encrypted !== true && volume.encrypted !== "true") report(`${path}encrypted is not true`);
    }
  },
});

function volumesOf({ type, props }: PolicyResource): { readonly volume: Properties; readonly path: string }[] {
  if (type.endsWith(":Volume")) return [{ volume: props, path: "" }];
  if (type.endsWith(":LaunchTemplate")) {
    return records(props.blockDeviceMappings)
      .map((mapping, index) => ({ volume: record(mapping.ebs), path: `blockDeviceMappings[${index}].ebs.` }))
      .filter(({ volume }) => Object.keys(volume).length > 0);
  }
  const root = record(props.rootBlockDevice);
  return [
    ...(Object.keys(root).length > 0 ? [{ volume: root, path: "rootBlockDevice." }] : []),
    ...records(props.ebsBlockDevices).map((volume, index) => ({ volume, path: `ebsBlockDevices[${index}].` })),
  ];
}
