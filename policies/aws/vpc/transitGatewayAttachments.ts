import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const transitGatewayAttachments = policy({
  name: "aws-transit-gateway-attachments",
  title: "Transit gateways take in networks of others only when somebody said yes",
  severity: "medium",
  controls: { nist80053: ["AC-4(21)", "CA-9(1)", "CM-2"], awsFsbp: ["EC2.23"] },
  remediation: "Leave autoAcceptSharedAttachments at disable.",
  resources: ["aws:ec2transitgateway/transitGateway:TransitGateway"],
  check: mustNotBe("autoAcceptSharedAttachments", "enable"),
});
