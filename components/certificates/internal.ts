export { longestCommonName } from "./certificateChecks";
export { authority } from "./serviceCertificate";
