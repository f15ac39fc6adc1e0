export { accessAnalyzerKept } from "./accessAnalyzerKept";
export { configRecords } from "./configRecords";
export { configRecordsAll } from "./configRecordsAll";
export { guardDutyEnabled } from "./guardDutyEnabled";
export { guardDutyFeatures } from "./guardDutyFeatures";
