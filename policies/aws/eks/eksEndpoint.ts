import { isInternet, policy, record, texts } from "../../core";

export const eksEndpoint = policy({
  name: "aws-eks-endpoint",
  rationale: "A flaw or a leaked credential of the API server gives the whole cluster to anyone who can reach it.",
  title: "The API server of an EKS cluster is not open to the world",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-3"], pciDss: ["1.4.4"], awsFsbp: ["EKS.1"] },
  remediation: "Set vpcConfig.endpointPublicAccess to false, or list your own addresses in publicAccessCidrs.",
  resources: ["aws:eks/cluster:Cluster"],
  check: ({ props }, report) => {
    const network = record(props.vpcConfig);
    if (network.endpointPublicAccess === false) return;
    const cidrs = texts(network.publicAccessCidrs);
    if (cidrs.length === 0) report("vpcConfig.endpointPublicAccess is on, which is its default, for all addresses");
    const open = cidrs.filter(isInternet);
    if (open.length > 0) report(`vpcConfig.publicAccessCidrs holds ${open.join(", ")}`);
  },
});
