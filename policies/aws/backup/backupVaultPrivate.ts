import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const backupVaultPrivate = policy({
  name: "aws-backup-vault-private",
  title: "Vaults of backups let nobody in whom they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "CP-9(8)"] },
  remediation: "Name the accounts or roles in Principal.",
  resources: ["aws:backup/vaultPolicy:VaultPolicy"],
  check: mustKeepStrangersOut("policy"),
});
