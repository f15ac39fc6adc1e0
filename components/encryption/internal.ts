export { encryptionKeyFields } from "./encryptionKey";
