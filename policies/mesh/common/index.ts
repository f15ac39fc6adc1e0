export { accessLogging } from "./accessLogging";
export { callsMutualTls } from "./callsMutualTls";
export { denyByDefault } from "./denyByDefault";
export { namespaceEnrolled } from "./namespaceEnrolled";
export { noInjectionOptOut } from "./noInjectionOptOut";
export { noTrafficBypass } from "./noTrafficBypass";
export { strictMutualTls } from "./strictMutualTls";
