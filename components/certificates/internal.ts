export { longestCommonName } from "./certificateChecks";
export { serviceCertificateFields } from "./serviceCertificate";
