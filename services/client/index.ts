export {
  type ServiceAnswer,
  type ServiceCall,
  ServiceClient,
  type ServiceClientOptions,
  ServiceUnreachable,
} from "./serviceClient";
export { callersToken, type TokenSource, tokenFromFile } from "./tokenSource";
