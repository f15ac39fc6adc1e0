export { namespacePodSecurity } from "./namespacePodSecurity";
export { noDefaultNamespace } from "./noDefaultNamespace";
