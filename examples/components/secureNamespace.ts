import { meshEnrollment, SecureNamespace } from "secure-microservice";

/** Whatever runs in it joins the mesh. */
export const billingNamespace = new SecureNamespace("billing", {
  labels: meshEnrollment("istio").namespaceLabels,
  quota: { pods: "10" },
});
