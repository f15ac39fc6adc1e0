import { matchesFields } from "./fieldPattern";
import { matchesJson } from "./jsonPattern";
import { matchesTerms } from "./termPattern";

/** Source: Amazon CloudWatch Logs API Reference, `PutMetricFilter`, filterPattern. */
const LONGEST = 1024;

/**
 * Whether a filter pattern matches a log event: a stand-in for CloudWatch Logs, which nobody can run here.
 *
 * It knows what the Amazon CloudWatch Logs User Guide tells in "Filter pattern syntax": patterns of JSON (`{ … }`), of fields
 * between spaces (`[ … ]`), of terms, and regular expressions (`%…%`) in each of them. What AWS refuses, it refuses; and
 * where the guide does not say what comes out, it throws instead of guessing.
 *
 * @throws Error for a pattern that AWS would not take
 */
export function matchesPattern(pattern: string, line: string): boolean {
  if (pattern.length > LONGEST) throw new Error(`a pattern of ${pattern.length} characters; AWS takes ${LONGEST}`);
  const trimmed = pattern.trim();
  if (trimmed.startsWith("{")) return matchesJson(trimmed, line);
  if (trimmed.startsWith("[")) return matchesFields(trimmed, line);
  return matchesTerms(trimmed, line);
}
