export { secretEncrypted } from "./secretEncrypted";
