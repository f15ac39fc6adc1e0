import type { Problem } from "../../core";
import { checkArguments, choice, numeric, object } from "../../core/checks";
import { unsupported } from "../capabilities";
import type { MeshKind } from "../meshKind";
import { type LimitRule, secondsPer } from "./limitRule";

/** What a limit has to be. */
export const limitRule = object<LimitRule>({
  requests: numeric(
    "a whole number of at least 1; to let nobody in, admit nobody",
    (requests) => Number.isInteger(requests) && requests >= 1,
  ),
  per: choice("second", "minute", "hour"),
});

/** Problems of a limit. */
export function checkLimit(rule: LimitRule, kind: MeshKind): Problem[] {
  return checkArguments(rule, limitRule, (typed) => checkCountable(typed, kind));
}

/** Whether a mesh can count to a limit. */
export function checkCountable({ requests, per }: LimitRule, kind: MeshKind): Problem[] {
  if (requests < 1 || !Number.isInteger(requests) || requests % secondsPer[per] === 0) return [];
  const perSecond = Math.max(1, Math.floor(requests / secondsPer[per]));
  return unsupported(
    kind,
    "limitsPerMinuteAndHour",
    "requests",
    `${requests} per ${per} is no whole number per second; write { requests: ${perSecond}, per: "second" }`,
  );
}
