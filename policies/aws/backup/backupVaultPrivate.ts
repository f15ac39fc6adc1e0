import { policy } from "../../core";
import { eachStatement, isPublic } from "../iam/_helpers";

export const backupVaultPrivate = policy({
  name: "aws-backup-vault-private",
  title: "Vaults of backups let nobody in whom they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "CP-9(8)"] },
  remediation: "Name the accounts or roles in Principal.",
  resources: ["aws:backup/vaultPolicy:VaultPolicy"],
  check: (resource, report) => {
    eachStatement(resource.props.policy, (statement) => {
      if (isPublic(statement)) report(`policy: ${statement.path} allows everyone`);
    });
  },
});
