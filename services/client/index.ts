export {
  type ServiceAnswer,
  type ServiceCall,
  ServiceClient,
  type ServiceClientOptions,
  ServiceUnreachable,
} from "./serviceClient";
export { exchangedToken, type TokenExchange } from "./tokenExchange";
export { callersToken, type TokenSource, tokenFromFile } from "./tokenSource";
