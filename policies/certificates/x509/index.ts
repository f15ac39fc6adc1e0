export { authorityUsage } from "./authorityUsage";
export { earlyRenewal } from "./earlyRenewal";
export { keyStrength } from "./keyStrength";
export { noSelfSignedServices } from "./noSelfSignedServices";
export { shortLived } from "./shortLived";
export { subjectNames } from "./subjectNames";
