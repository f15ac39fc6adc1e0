import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const opensearchFineGrained = policy({
  name: "aws-opensearch-fine-grained",
  title: "Search domains say which user may read what",
  severity: "medium",
  controls: { nist80053: ["AC-3", "AC-6"], awsFsbp: ["Opensearch.7"] },
  remediation: "Set advancedSecurityOptions.enabled to true.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: mustBe("advancedSecurityOptions.enabled", true),
});
