import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const ecrScanning = policy({
  name: "aws-ecr-scanning",
  rationale: "Without a scan, nobody learns that an image in use has a vulnerability that is known.",
  title: "Images in ECR are scanned for known vulnerabilities",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["RA-5"], pciDss: ["6.2.4"], awsFsbp: ["ECR.1"] },
  remediation: "Set imageScanningConfiguration.scanOnPush to true.",
  resources: ["aws:ecr/repository:Repository"],
  remedy: { imageScanningConfiguration: { scanOnPush: true } },
  check: mustBe("imageScanningConfiguration.scanOnPush", true),
});
