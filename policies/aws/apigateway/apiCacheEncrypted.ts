import { policy, record } from "../../core";

export const apiCacheEncrypted = policy({
  name: "aws-api-cache-encrypted",
  title: "Caches of REST APIs are encrypted",
  severity: "medium",
  controls: { nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["APIGateway.5"] },
  remediation: "Set settings.cacheDataEncrypted to true.",
  resources: ["aws:apigateway/methodSettings:MethodSettings"],
  check: (resource, report) => {
    const settings = record(resource.props.settings);
    if (settings.cachingEnabled === true && settings.cacheDataEncrypted !== true)
      report("settings.cacheDataEncrypted is not true");
  },
});
