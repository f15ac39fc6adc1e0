import { ServiceCertificate } from "secure-microservice";
import { root } from "./certificateAuthority";
import { billingNamespace } from "./secureNamespace";

export const billingCertificate = new ServiceCertificate(
  "billing",
  {
    authority: root,
    dnsNames: ["billing.billing.svc.cluster.local"],
    secret: { namespace: "billing", name: "billing-tls" },
  },
  { dependsOn: billingNamespace },
);
