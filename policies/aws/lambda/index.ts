export { lambdaEnvironmentKey } from "./lambdaEnvironmentKey";
export { lambdaNoSecretsInEnvironment } from "./lambdaNoSecretsInEnvironment";
export { lambdaPermissionPrivate } from "./lambdaPermissionPrivate";
export { lambdaRuntime } from "./lambdaRuntime";
export { lambdaTracing } from "./lambdaTracing";
export { lambdaUrlAuthorized } from "./lambdaUrlAuthorized";
export { lambdaUrlOrigins } from "./lambdaUrlOrigins";
