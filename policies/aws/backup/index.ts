export { backupVaultEncrypted } from "./backupVaultEncrypted";
export { backupVaultPrivate } from "./backupVaultPrivate";
