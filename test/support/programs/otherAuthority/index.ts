import { CertificateAuthority, ServiceCertificate } from "../../../../components";

const authority = new CertificateAuthority("services", { deletionProtection: false });
new ServiceCertificate("orders-certificate", { authority, dnsNames: ["orders.orders.svc.cluster.local"] });
