import { type Properties, policy, record, records } from "../../core";
import { listenerTypes } from "./_helpers";

export const lbHttpsOnly = policy({
  name: "aws-lb-https-only",
  rationale: "Plain HTTP shows tokens and contents to everyone on the way.",
  title: "Load balancers answer plain HTTP with a redirect to HTTPS",
  severity: "high",
  controls: { nist80053: ["SC-8", "AC-17(2)"], pciDss: ["4.2.1"], awsFsbp: ["ELB.1"] },
  remediation: "Make the listener HTTPS, or its default action a redirect with the protocol HTTPS.",
  resources: listenerTypes,
  check: ({ props }, report) => {
    if (props.protocol !== "HTTP") return;
    if (!records(props.defaultActions).every(redirectsToHttps)) report("serves plain HTTP");
  },
});

function redirectsToHttps(action: Properties): boolean {
  return action.type === "redirect" && record(action.redirect).protocol === "HTTPS";
}
