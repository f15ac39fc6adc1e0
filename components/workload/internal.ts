export { checkWorkloadRelations, longestName, serviceName, workloadFields } from "./checkWorkload";
export { containerLimitDefaults, quotaDefaults } from "./namespaceDefaults";
export { checkNamespaceName, namespaceFields } from "./secureNamespace";
