export { noSecretsInConfigMap } from "./noSecretsInConfigMap";
export { noSecretsInEnvironment } from "./noSecretsInEnvironment";
