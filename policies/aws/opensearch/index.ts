export { opensearchAuditLogs } from "./opensearchAuditLogs";
export { opensearchEncrypted } from "./opensearchEncrypted";
export { opensearchFineGrained } from "./opensearchFineGrained";
export { opensearchHttps } from "./opensearchHttps";
export { opensearchInVpc } from "./opensearchInVpc";
export { opensearchNodeToNode } from "./opensearchNodeToNode";
export { opensearchPolicyPrivate } from "./opensearchPolicyPrivate";
