export { wafAssociated } from "./wafAssociated";
export { wafLogging } from "./wafLogging";
export { wafRateLimit } from "./wafRateLimit";
export { wafRules } from "./wafRules";
