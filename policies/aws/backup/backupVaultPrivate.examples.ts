import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one role": vaultPolicy({
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/orders" },
            Action: "backup:CopyIntoBackupVault",
          },
        ],
      },
    }),
  },
  bad: {
    anyone: says(
      vaultPolicy({ policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "backup:*" }] } }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function vaultPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:backup/vaultPolicy:VaultPolicy", props);
}
