import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Props } from "../../protocol";

/** What AWS tells one thing from another by. */
export interface Identity {
  /** The type token. */
  readonly type: string;
  /** An empty text for what lives in no region. */
  readonly region: string;
  /** Within type and region. */
  readonly key: string;
}

/** One thing in an account, as far as the fate of others hangs on it. Holds no secrets: it is written down in clear. */
export interface Thing extends Identity {
  /** The resource of Pulumi's that wrote it last. */
  readonly urn: string;
  /** Ids and ARNs of what cannot be deleted before it. */
  readonly uses: readonly string[];
  /** The id or ARN of what it is deleted with; an empty text for nothing. */
  readonly partOf: string;
  /** Properties that another resource for the same thing may have overwritten. */
  readonly noted: Props;
}

/** What there is in one AWS account: shared by all stacks and all processes that work on it. */
export interface Account {
  find(identity: Identity): Thing | undefined;
  put(thing: Thing): void;
  remove(identity: Identity): void;
  all(): Thing[];
}

/** An account that is forgotten with the process. */
export function accountInMemory(): Account {
  const things = new Map<string, Thing>();
  return {
    find: (identity) => things.get(nameOf(identity)),
    put: (thing) => {
      things.set(nameOf(thing), thing);
    },
    remove: (identity) => {
      things.delete(nameOf(identity));
    },
    all: () => [...things.values()],
  };
}

/** An account that is kept in a folder, one file for each thing. */
export function accountInFolder(folder: string): Account {
  const fileOf = (identity: Identity) => join(folder, `${nameOf(identity)}.json`);
  const files = () => readdirSync(folder).filter((file) => file.endsWith(".json"));
  mkdirSync(folder, { recursive: true });
  return {
    find: (identity) => readThing(fileOf(identity)),
    put: (thing) => {
      // Renamed when whole, for another process may be reading.
      const draft = join(folder, `${nameOf(thing)}.${process.pid}`);
      writeFileSync(draft, JSON.stringify(thing));
      renameSync(draft, fileOf(thing));
    },
    remove: (identity) => rmSync(fileOf(identity), { force: true }),
    all: () => files().flatMap((file) => readThing(join(folder, file)) ?? []),
  };
}

function readThing(file: string): Thing | undefined {
  try {
    const thing: Thing = JSON.parse(readFileSync(file, "utf8"));
    return thing;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** A file name, whatever the key holds. */
function nameOf({ type, region, key }: Identity): string {
  return createHash("sha256")
    .update(JSON.stringify([type, region, key]))
    .digest("hex");
}
