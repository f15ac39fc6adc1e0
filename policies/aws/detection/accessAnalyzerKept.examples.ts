import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one bucket": archiveRule({ filters: [{ criteria: "resource", eqs: ["arn:aws:s3:::site"] }] }) },
  bad: {
    "all that is public": says(
      archiveRule({ filters: [{ criteria: "isPublic", eqs: ["true"] }] }),
      "filters name neither a resource nor a principal",
    ),
  },
};

function archiveRule(props: Record<string, unknown>): ExampleResource {
  return resource("aws:accessanalyzer/archiveRule:ArchiveRule", props);
}
