export { ecsImageTag } from "./ecsImageTag";
export { ecsNoHostNamespaces } from "./ecsNoHostNamespaces";
export { ecsNonPrivileged } from "./ecsNonPrivileged";
export { ecsNonRoot } from "./ecsNonRoot";
export { ecsNoSecretsInEnvironment } from "./ecsNoSecretsInEnvironment";
export { ecsReadOnlyRootFilesystem } from "./ecsReadOnlyRootFilesystem";
export { ecsTaskLogs } from "./ecsTaskLogs";
export { ecsVolumeTls } from "./ecsVolumeTls";
