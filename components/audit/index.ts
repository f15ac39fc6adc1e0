export { EncryptedLogGroup, type EncryptedLogGroupArgs } from "./encryptedLogGroup";
export type { FindingEvents, FindingSource } from "./findings";
export type { LogAlarm } from "./logAlarm";
export type { AlarmName } from "./metricAlarms";
export { SecurityAlarms } from "./securityAlarms";
export type { SecurityAlarmsArgs, ServiceLogs } from "./securityAlarmsArgs";
export type { LogLines } from "./serviceAlarms";
