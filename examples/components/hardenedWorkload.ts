import { HardenedWorkload, meshEnrollment } from "secure-microservice";
import { billingNamespace } from "./secureNamespace";

export const billingWorkload = new HardenedWorkload(
  "billing",
  {
    namespace: "billing",
    podLabels: meshEnrollment("istio").podLabels,
    image: "registry.example.com/billing@sha256:0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f",
    autoscaling: { minReplicas: 2, maxReplicas: 6, targetCpuPercent: 70 },
    env: { CURRENCY: "EUR" },
  },
  { dependsOn: billingNamespace },
);
