import { ServiceAccess } from "secure-microservice";

/** The service may read its own settings from the Kubernetes API, and nothing else. */
export const billingAccess = new ServiceAccess("billing", {
  namespace: "billing",
  serviceAccount: "billing",
  rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"], resourceNames: ["tariffs"] }],
});
