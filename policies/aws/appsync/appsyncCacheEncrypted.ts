import { policy } from "../../core";

export const appsyncCacheEncrypted = policy({
  name: "aws-appsync-cache-encrypted",
  title: "Caches of GraphQL APIs are encrypted, at rest and on the way",
  severity: "medium",
  controls: { nist80053: ["SC-8", "SC-28(1)"], awsFsbp: ["AppSync.1", "AppSync.6"] },
  remediation: "Set atRestEncryptionEnabled and transitEncryptionEnabled to true.",
  resources: ["aws:appsync/apiCache:ApiCache"],
  check: (resource, report) => {
    for (const property of ["atRestEncryptionEnabled", "transitEncryptionEnabled"]) {
      if (resource.props[property] !== true) report(`${property} is not true`);
    }
  },
});
