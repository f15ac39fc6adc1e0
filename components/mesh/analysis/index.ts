export type { Call, CallEnd, CallGraphSettings } from "./call";
export { mayReach, whoMayReach } from "./callGraph";
