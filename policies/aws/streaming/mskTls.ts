import { policy, record, text } from "../../core";

export const mskTls = policy({
  name: "aws-msk-tls",
  title: "Kafka clusters speak TLS to clients and between brokers",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["MSK.1"] },
  remediation: "Leave encryptionInfo.encryptionInTransit at its defaults: clientBroker TLS and inCluster true.",
  resources: ["aws:msk/cluster:Cluster"],
  check: (resource, report) => {
    const transit = record(record(resource.props.encryptionInfo).encryptionInTransit);
    const clients = text(transit.clientBroker) ?? "TLS";
    if (clients !== "TLS") report(`encryptionInfo.encryptionInTransit.clientBroker is ${clients}`);
    if (transit.inCluster === false) report("encryptionInfo.encryptionInTransit.inCluster is false");
  },
});
