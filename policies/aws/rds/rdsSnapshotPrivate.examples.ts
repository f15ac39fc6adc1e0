import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one account": snapshot({ sharedAccounts: ["123456789012"] }), nobody: snapshot({}) },
  bad: { everyone: says(snapshot({ sharedAccounts: ["all"] }), "sharedAccounts holds all") },
};

function snapshot(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/snapshot:Snapshot", props);
}
