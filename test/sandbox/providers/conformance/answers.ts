import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Props } from "../../../../sandbox/providers/protocol";
import type { Case } from "./cases";

/** What the real provider answered. */
export interface Answer {
  /** Why it refused, if it did. */
  readonly refused?: readonly string[];
  /** What it showed before it created or changed anything. */
  readonly planned?: Props;
  /** The properties that need a new resource. */
  readonly replaces?: readonly string[];
  /** The new resource. */
  readonly state?: Props;
}

/** A case with its answers. */
export interface Answered extends Case {
  readonly created: Answer;
  readonly changed?: Answer;
}

/** Where the answers are kept. */
export const ANSWERS = join(__dirname, "tls.gen.json");

/** Stands for what the provider makes anew each time. */
export const MADE = "(generated)";

/** The answers that `record.ts` wrote. */
export function recordedAnswers(): readonly Answered[] {
  const { cases }: { cases: Answered[] } = JSON.parse(readFileSync(ANSWERS, "utf8"));
  return cases;
}
