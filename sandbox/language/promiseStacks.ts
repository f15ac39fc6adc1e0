import { createRequire } from "node:module";
import { join } from "node:path";

/** A promise that the SDK keeps an eye on. */
interface Watched {
  _debugStackTrace?: { toString(): string };
}

/**
 * Has the SDK write out the stack of a promise only where it reports that the promise was left behind. It would write out that
 * of every promise otherwise, hundreds for each resource, and nearly all for nothing.
 *
 * Source: `debuggablePromise` in @pulumi/pulumi, runtime/debuggable.js, of which this is the rest.
 */
export function takeStacksOnDemand(folder: string): void {
  try {
    const debuggable = createRequire(join(folder, "index.js"))("@pulumi/pulumi/runtime/debuggable");
    const original = debuggable.debuggablePromise;
    if (typeof original !== "function") return;
    debuggable.debuggablePromise = (promise: Watched, context: unknown) => {
      const taken = new Error();
      const { stackTraceLimit } = Error;
      // The original takes a stack of no frames, which costs nothing.
      Error.stackTraceLimit = 0;
      const watched = original(promise, context);
      Error.stackTraceLimit = stackTraceLimit;
      watched._debugStackTrace = { toString: () => taken.stack ?? "" };
      return watched;
    };
  } catch {
    // A program without the SDK fails by itself, and says so.
  }
}
