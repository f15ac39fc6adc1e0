import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { denied: validatingAdmissionPolicyBinding({ spec: { validationActions: ["Deny", "Audit"] } }) },
  bad: {
    "written down alone": says(
      validatingAdmissionPolicyBinding({ spec: { validationActions: ["Audit"] } }),
      "spec.validationActions is Audit",
    ),
  },
};

function validatingAdmissionPolicyBinding(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding", props);
}
