import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const backupVaultEncrypted = policy({
  name: "aws-backup-vault-encrypted",
  title: "Backups are encrypted under a KMS key of their own",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9(8)", "SC-28(1)"], awsFsbp: ["Backup.1"] },
  remediation: "Set kmsKeyArn of the vault to your key.",
  resources: ["aws:backup/vault:Vault"],
  check: mustNameOwnKey("kmsKeyArn"),
});
