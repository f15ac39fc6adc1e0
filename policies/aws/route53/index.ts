export { dnsQueryLogs } from "./dnsQueryLogs";
export { domainTransferLock } from "./domainTransferLock";
