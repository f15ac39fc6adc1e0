export { lambdaNoSecretsInEnvironment } from "./lambdaNoSecretsInEnvironment";
