export { CertificateAuthority, type CertificateAuthorityArgs } from "./certificateAuthority";
export { PublicCertificate, type PublicCertificateArgs } from "./publicCertificate";
export { ServiceCertificate, type ServiceCertificateArgs, type ServiceCertificateUsage } from "./serviceCertificate";
