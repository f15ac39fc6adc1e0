import { IstioMesh } from "secure-microservice";
import { billingNamespace } from "./secureNamespace";

const member = (name: string) => ({
  name,
  namespace: name,
  podLabels: { "app.kubernetes.io/name": name },
  port: 8080,
  servicePort: 80,
  serviceAccount: name,
});

export const billingMesh = new IstioMesh("billing", { member: member("billing") }, { dependsOn: billingNamespace });
export const stockMesh = new IstioMesh("stock", { member: member("stock") });

// The rule at the callee, and the NetworkPolicies at both ends.
billingMesh.calls(stockMesh, { methods: ["GET"], paths: ["/items/*"] });
