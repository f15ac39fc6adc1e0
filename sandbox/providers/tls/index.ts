export { createTlsProvider, tlsProvider } from "./provider";
