import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { on: resource("aws:rum/appMonitor:AppMonitor", { cwLogEnabled: true }) },
  bad: { off: says(resource("aws:rum/appMonitor:AppMonitor", { cwLogEnabled: false }), "cwLogEnabled is false") },
};
