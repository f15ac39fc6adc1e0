import { checkEach, isGiven, policy, record, records } from "../../core";

export const ecsVolumeTls = policy({
  name: "aws-ecs-volume-tls",
  title: "Tasks of ECS mount file systems over TLS",
  severity: "medium",
  controls: { nist80053: ["SC-8", "SC-8(1)"] },
  remediation: "Set efsVolumeConfiguration.transitEncryption to ENABLED.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(records(resource.props.volumes), (volume, index) => {
      if (!isGiven(volume, "efsVolumeConfiguration")) return;
      const { transitEncryption } = record(volume.efsVolumeConfiguration);
      if (transitEncryption !== "ENABLED")
        report(`volumes[${index}].efsVolumeConfiguration.transitEncryption is not ENABLED`);
    });
  },
});
