import { IngressGateway, istioIngressMember, ServiceCertificate } from "secure-microservice";
import { root } from "./certificateAuthority";
import { billingMesh } from "./istioMesh";
import { endpoint } from "./publicEndpoint";

const hosts = ["shop.example.com"];

export const gateway = new IngressGateway("shop", {
  gateway: istioIngressMember(),
  hosts,
  certificate: new ServiceCertificate("gateway", { authority: root, dnsNames: hosts }),
  behind: endpoint,
});

gateway.exposes(billingMesh, { methods: ["GET", "POST"], paths: ["/invoices", "/invoices/*"] });
