import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Unit: milliseconds. */
const INTERVAL = 500;

/**
 * Does the work while no other process does work under the same lock file.
 *
 * @param waiting told once, with the id of the process that holds the lock
 */
export async function locked<T>(file: string, waiting: (pid: number) => void, work: () => Promise<T>): Promise<T> {
  let told = false;
  for (let holder = acquire(file); holder !== undefined; holder = acquire(file)) {
    if (!told) waiting(holder);
    told = true;
    await delay(INTERVAL);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes the lock, or returns the id of the process that has it. */
function acquire(file: string): number | undefined {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const holder = holderOf(file);
  if (holder === undefined || isAlive(holder)) return holder ?? 0;
  // Left behind by a process that was killed.
  rmSync(file, { force: true });
  return acquire(file);
}

/** `undefined` while the holder has not written its id yet, or has just let go. */
function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
