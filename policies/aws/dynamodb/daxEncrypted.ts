import { policy, record } from "../../core";

export const daxEncrypted = policy({
  name: "aws-dax-encrypted",
  title: "Caches of tables are encrypted, at rest and on the way",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-28(1)"], pciDss: ["4.2.1"], awsFsbp: ["DynamoDB.3", "DynamoDB.7"] },
  remediation: "Set serverSideEncryption.enabled to true and clusterEndpointEncryptionType to TLS.",
  resources: ["aws:dax/cluster:Cluster"],
  check: (resource, report) => {
    const { props } = resource;
    if (record(props.serverSideEncryption).enabled !== true) report("serverSideEncryption.enabled is not true");
    if (props.clusterEndpointEncryptionType !== "TLS") report("clusterEndpointEncryptionType is not TLS");
  },
});
