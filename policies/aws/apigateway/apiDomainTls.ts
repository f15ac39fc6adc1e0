import { policy, record, text } from "../../core";

export const apiDomainTls = policy({
  name: "aws-api-domain-tls",
  title: "Domain names of APIs speak TLS 1.2 or newer",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "SC-13"], pciDss: ["4.2.1"] },
  remediation: "Set securityPolicy to TLS_1_2 or newer.",
  resources: ["aws:apigateway/domainName:DomainName", "aws:apigatewayv2/domainName:DomainName"],
  check: (resource, report) => {
    const { props, type } = resource;
    const ofRest = type.startsWith("aws:apigateway/");
    const chosen = text(ofRest ? props.securityPolicy : record(props.domainNameConfiguration).securityPolicy);
    if (chosen === "TLS_1_0") report("securityPolicy is TLS_1_0");
  },
});
