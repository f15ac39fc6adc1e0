import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const opensearchNodeToNode = policy({
  name: "aws-opensearch-node-to-node",
  title: "Nodes of search domains speak TLS to each other",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["Opensearch.3", "ES.3"] },
  remediation: "Set nodeToNodeEncryption.enabled to true.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: mustBe("nodeToNodeEncryption.enabled", true),
});
