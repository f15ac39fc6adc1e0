import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const mskNotPublic = policy({
  name: "aws-msk-not-public",
  title: "Kafka clusters have no address on the internet",
  severity: "critical",
  controls: { nist80053: ["SC-7", "AC-4"], pciDss: ["1.4.4"], awsFsbp: ["MSK.4"] },
  remediation: "Leave brokerNodeGroupInfo.connectivityInfo.publicAccess at DISABLED.",
  resources: ["aws:msk/cluster:Cluster"],
  check: mustNotBe("brokerNodeGroupInfo.connectivityInfo.publicAccess.type", "SERVICE_PROVIDED_EIPS"),
});
