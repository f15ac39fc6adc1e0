import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const rdsProxyTls = policy({
  name: "aws-rds-proxy-tls",
  title: "Proxies of databases take connections over TLS only",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["RDS.43"] },
  remediation: "Set requireTls to true.",
  resources: ["aws:rds/proxy:Proxy"],
  check: mustBe("requireTls", true),
});
