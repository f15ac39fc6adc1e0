export { eksControlPlaneLogs } from "./eksControlPlaneLogs";
export { eksEndpoint } from "./eksEndpoint";
export { eksSecretsEncrypted } from "./eksSecretsEncrypted";
