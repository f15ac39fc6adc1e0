import type { KeyRef } from "../references";
import type { Problem } from "../validation";
import { numeric, type Shape, text } from "./shape";

/** Unit: days. Source: Amazon CloudWatch Logs API Reference, `PutRetentionPolicy`. */
const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** How long a log group keeps its logs. */
export const logRetentionDays: Shape<number> = numeric(`one of: ${RETENTION_DAYS.join(", ")}`, (days) =>
  RETENTION_DAYS.includes(days),
);

/** Source: Amazon CloudWatch Logs API Reference, `CreateLogGroup`. */
export const logGroupName: Shape<string> = text(
  'the name of a log group: at most 512 letters, digits and "_", "-", "/", ".", "#"',
  (name) => /^[.\-_/#A-Za-z0-9]{1,512}$/.test(name),
);

/** What is wrong with the key of a log group. */
export function checkLogKey({ key }: { readonly key: KeyRef }): Problem[] {
  if (key.serviceUses?.includes("cloudWatchLogs") ?? true) return [];
  return [
    {
      propertyPath: "key",
      reason: 'does not let CloudWatch Logs use it; create it with serviceUses: ["cloudWatchLogs"]',
    },
  ];
}
