export { linkerdControlPlane } from "./linkerdControlPlane";
export { linkerdDefaultPolicy } from "./linkerdDefaultPolicy";
export { linkerdNamesCallers } from "./linkerdNamesCallers";
export { linkerdServerPolicy } from "./linkerdServerPolicy";
