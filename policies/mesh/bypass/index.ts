export { envoyFilterRemoval } from "./envoyFilterRemoval";
export { proxyConfig } from "./proxyConfig";
export { proxyUser } from "./proxyUser";
