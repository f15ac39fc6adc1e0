/** Unit: milliseconds. */
const INTERVAL = 1000;

/** Ends this process soon after the one that started it is gone, as when the engine is killed and cannot stop its plugins. */
export function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, INTERVAL).unref();
}
