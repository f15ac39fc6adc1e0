import { isGiven, policy, record } from "../../core";

export const mskAuthenticated = policy({
  name: "aws-msk-authenticated",
  title: "Kafka clusters ask who calls",
  severity: "high",
  controls: { nist80053: ["AC-3", "IA-9"], awsFsbp: ["MSK.6"] },
  remediation:
    "Set clientAuthentication.sasl.iam to true, or tls with certificate authorities, and leave unauthenticated out.",
  resources: ["aws:msk/cluster:Cluster"],
  check: (resource, report) => {
    const { sasl, tls, unauthenticated } = record(resource.props.clientAuthentication);
    const asks =
      [record(sasl).iam, record(sasl).scram].includes(true) || isGiven(record(tls), "certificateAuthorityArns");
    if (unauthenticated === true) report("clientAuthentication.unauthenticated is true");
    else if (!asks) report("clientAuthentication names no way to sign in");
  },
});
