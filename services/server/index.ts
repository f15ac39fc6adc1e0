export type { ServiceDefinition } from "./application";
export {
  type CredentialFiles,
  type Credentials,
  checkCredentialFiles,
  checkCredentials,
  RotatingCredentials,
  TLS_VERSION,
} from "./credentials";
export { httpServer, mutualTlsServer } from "./httpServer";
export { idempotencyKeyOf } from "./idempotencyKey";
export { type LogStream, operational, serviceLog } from "./log";
export { refuseOtherMethods } from "./otherMethods";
export { openCredentials, type RunningService, type ServiceSurroundings, startService } from "./service";
export { readServiceConfiguration, type ServiceConfiguration } from "./serviceConfiguration";
