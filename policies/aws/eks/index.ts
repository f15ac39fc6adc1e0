export { eksAccessEntries } from "./eksAccessEntries";
export { eksControlPlaneLogs } from "./eksControlPlaneLogs";
export { eksEndpoint } from "./eksEndpoint";
export { eksNoClusterAdmin } from "./eksNoClusterAdmin";
export { eksNodeSsh } from "./eksNodeSsh";
export { eksSecretsEncrypted } from "./eksSecretsEncrypted";
