export { storageClassEncrypted } from "./storageClassEncrypted";
