import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RecordStore } from "./recordStore";

/**
 * Records as JSON files in a folder of this machine, for development and tests: replicas share them only where they share
 * the folder. A file is there whole or not at all, whenever the process or the machine ends.
 */
export class FolderRecords<T> implements RecordStore<T> {
  private readonly ready: Promise<unknown>;

  constructor(private readonly folder: string) {
    this.ready = mkdir(folder, { recursive: true, mode: 0o700 });
    // What it rejects with reaches every call.
    this.ready.catch(() => {});
  }

  async get(id: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(this.fileOf(id), "utf8"));
    } catch (error) {
      if (isSystemError(error, "ENOENT")) return undefined;
      throw error;
    }
  }

  async create(id: string, record: T): Promise<T | undefined> {
    const earlier = await this.get(id);
    if (earlier !== undefined) return earlier;
    const written = await this.write(record);
    try {
      // Unlike a renaming, a link fails where there is a file already.
      await link(written, this.fileOf(id));
    } catch (error) {
      if (!isSystemError(error, "EEXIST")) throw error;
      return this.get(id);
    } finally {
      await rm(written);
    }
    await this.persistNames();
    return undefined;
  }

  async replace(id: string, record: T): Promise<void> {
    await rename(await this.write(record), this.fileOf(id));
    await this.persistNames();
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  private async write(record: T): Promise<string> {
    await this.ready;
    const path = join(this.folder, `${randomUUID()}.new`);
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(record));
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  }

  private async persistNames(): Promise<void> {
    const folder = await open(this.folder);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
