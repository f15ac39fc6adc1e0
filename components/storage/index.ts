export * from "./bucket";
export type { StoragePlace, StoragePlan } from "./storagePlan";
export * from "./topic";
