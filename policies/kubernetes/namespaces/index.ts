export { namespacePodSecurity } from "./namespacePodSecurity";
export { namespacePodSecurityVersion } from "./namespacePodSecurityVersion";
export { noDefaultNamespace } from "./noDefaultNamespace";
