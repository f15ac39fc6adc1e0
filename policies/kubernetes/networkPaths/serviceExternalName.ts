import { policy, record, text } from "../../core";

export const serviceExternalName = policy({
  name: "kubernetes-service-external-name",
  title: "No name of the cluster stands for a host outside",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-7", "AC-4"] },
  remediation: "Call the host by its own name, through a ServiceEntry or egress gateway in a mesh.",
  resources: ["kubernetes:core/*:Service", "kubernetes:core/*:ServicePatch"],
  check: (resource, report) => {
    const spec = record(resource.props.spec);
    if (spec.type === "ExternalName") report(`type is ExternalName, for ${text(spec.externalName)}`);
  },
});
