import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { loadBalancerTypes } from "../lb/_helpers";

export const lbDesync = policy({
  name: "aws-lb-desync",
  title: "Load balancers refuse requests that two servers may read differently",
  severity: "medium",
  controls: { nist80053: ["AC-4(21)", "SI-10"], pciDss: ["6.2.4"], awsFsbp: ["ELB.12", "ELB.14"] },
  remediation: "Leave desyncMitigationMode at defensive, or set it to strictest.",
  resources: [...loadBalancerTypes, "aws:elb/loadBalancer:LoadBalancer"],
  check: mustNotBe("desyncMitigationMode", "monitor"),
});
