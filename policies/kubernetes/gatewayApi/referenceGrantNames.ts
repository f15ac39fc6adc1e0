import { checkEach, isGiven, policy, record, records } from "../../core";

export const referenceGrantNames = policy({
  name: "kubernetes-reference-grant-names",
  title: "Secrets are lent to named namespaces, one by one",
  severity: "medium",
  controls: { nist80053: ["AC-3", "AC-6"] },
  remediation: "Set to[].name for grants of Secrets.",
  resources: ["kubernetes:gateway.networking.k8s.io/*:ReferenceGrant"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).to), (target, index) => {
      if (target.kind === "Secret" && !isGiven(target, "name"))
        report(`spec.to[${index}] lends every Secret of the namespace`);
    });
  },
});
