import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const ecsNoPublicIp = policy({
  name: "aws-ecs-no-public-ip",
  title: "Tasks of ECS have no address on the internet",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4"], pciDss: ["1.4.4"], awsFsbp: ["ECS.2", "ECS.16"] },
  remediation:
    "Leave assignPublicIp out and let tasks in private subnets reach AWS through endpoints or a NAT gateway.",
  resources: ["aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"],
  check: mustNotBe("networkConfiguration.assignPublicIp", true),
});
