export { acmRenewal } from "./acmRenewal";
