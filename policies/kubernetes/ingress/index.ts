export { ingressHosts } from "./ingressHosts";
export { ingressRedirects } from "./ingressRedirects";
export { ingressSnippets } from "./ingressSnippets";
export { ingressTls } from "./ingressTls";
export { ingressWaf } from "./ingressWaf";
