export { longestCommonName } from "./certificateChecks";
