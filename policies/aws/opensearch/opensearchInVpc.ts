import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const opensearchInVpc = policy({
  name: "aws-opensearch-in-vpc",
  title: "Search domains have no address on the internet",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4"], pciDss: ["1.4.4"], awsFsbp: ["Opensearch.2", "ES.2"] },
  remediation: "Set vpcOptions with private subnets and a security group.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: mustBeGiven("vpcOptions"),
});
