import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const vpnLogs = policy({
  name: "aws-vpn-logs",
  title: "Client VPNs log who connects",
  severity: "low",
  controls: { nist80053: ["AC-2(12)", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["EC2.51"] },
  remediation: "Set connectionLogOptions with enabled true and a log group.",
  resources: ["aws:ec2clientvpn/endpoint:Endpoint"],
  check: mustBe("connectionLogOptions.enabled", true),
});
