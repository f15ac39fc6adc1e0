export { admissionAudits } from "./admissionAudits";
export { apiServiceTls } from "./apiServiceTls";
export { webhookFails } from "./webhookFails";
export { webhookTls } from "./webhookTls";
