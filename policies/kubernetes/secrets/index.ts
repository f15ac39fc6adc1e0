export { noAccountTokenSecret } from "./noAccountTokenSecret";
export { noSecretsInConfigMap } from "./noSecretsInConfigMap";
export { noSecretsInEnvironment } from "./noSecretsInEnvironment";
