import { policy, record, text } from "../../core";

export const opensearchHttps = policy({
  name: "aws-opensearch-https",
  title: "Search domains are reached over TLS 1.2 or newer only",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["Opensearch.8", "ES.8"] },
  remediation:
    "Set domainEndpointOptions.enforceHttps to true and tlsSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (resource, report) => {
    const options = record(resource.props.domainEndpointOptions);
    if (options.enforceHttps === false || resource.props.domainEndpointOptions === undefined)
      report("domainEndpointOptions.enforceHttps is not true");
    const chosen = text(options.tlsSecurityPolicy) ?? "Policy-Min-TLS-1-0-2019-07";
    if (chosen === "Policy-Min-TLS-1-0-2019-07") report(`domainEndpointOptions.tlsSecurityPolicy is ${chosen}`);
  },
});
