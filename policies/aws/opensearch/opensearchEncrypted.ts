import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const opensearchEncrypted = policy({
  name: "aws-opensearch-encrypted",
  title: "Search domains are encrypted at rest",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["Opensearch.1", "ES.1"] },
  remediation: "Set encryptAtRest with enabled true and kmsKeyId.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: mustBe("encryptAtRest.enabled", true),
});
