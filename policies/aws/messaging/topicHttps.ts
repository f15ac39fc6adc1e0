import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const topicHttps = policy({
  name: "aws-topic-https",
  title: "Topics hand their messages on over TLS",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"] },
  remediation: "Set protocol to https.",
  resources: ["aws:sns/topicSubscription:TopicSubscription"],
  check: mustNotBe("protocol", "http"),
});
