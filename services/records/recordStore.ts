import { createHash } from "node:crypto";

/** Keeps records by id, so that one that was kept outlives the process. */
export interface RecordStore<T> {
  get(id: string): Promise<T | undefined>;
  /**
   * Keeps a record under an id that has none yet, whoever else tries at the same time.
   *
   * @returns the record that has the id already, if there is one; it stays
   */
  create(id: string, record: T): Promise<T | undefined>;
  /** Keeps the record in the place of the one that is there. */
  replace(id: string, record: T): Promise<void>;
}

/** The same id for the same key of a caller, so that a request that is repeated finds what it began. */
export function recordId(owner: string, idempotencyKey: string): string {
  return createHash("sha256")
    .update(JSON.stringify([owner, idempotencyKey]))
    .digest("hex")
    .slice(0, 32);
}

/** Whether a text that a caller sent can be the id of a record: a UUID, or as `recordId` makes them. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text.replaceAll("-", "")) && text.length <= 36;
}
