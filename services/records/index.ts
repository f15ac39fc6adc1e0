export { openRecords, type RecordLocation, readRecordLocation } from "./recordLocation";
export { isRecordId, type RecordStore, recordId } from "./recordStore";
