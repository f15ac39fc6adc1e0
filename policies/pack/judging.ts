import type { ExemptFindings } from "./exemptFindings";
import type { Settings } from "./settings";
import type { Waits } from "./unjudged";

/** What the policies of a pack share while they judge. */
export interface Judging {
  readonly settings: Settings;
  /** What cannot be judged yet. */
  readonly waits: Waits;
  readonly exempt: ExemptFindings;
}
