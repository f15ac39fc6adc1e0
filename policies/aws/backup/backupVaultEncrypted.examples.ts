import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a key": vault({ kmsKeyArn: UNKNOWN }) },
  bad: { "AWS's key": says(vault({}), "kmsKeyArn is not set") },
};

function vault(props: Record<string, unknown>): ExampleResource {
  return resource("aws:backup/vault:Vault", props);
}
