/** The delay before the first repetition has this upper bound; it doubles with each further one. */
const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 1_000;

/** Source: RFC 9110, section 9.2.2. */
const IDEMPOTENT_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
/** The answers of a proxy in front, or of a server that did not take the request on. */
const TRANSIENT_STATUSES: readonly number[] = [502, 503, 504];

/** Whether a call may be sent again when it is not known if the first one arrived. */
export function isRepeatable(method: string, idempotencyKey: string | undefined): boolean {
  return idempotencyKey !== undefined || IDEMPOTENT_METHODS.includes(method);
}

/** Whether an answer is worth another try now; not if it says itself when to come back. */
export function isTransient(status: number, retryAfter: string | undefined): boolean {
  return TRANSIENT_STATUSES.includes(status) && retryAfter === undefined;
}

/**
 * Milliseconds to wait before a repetition, spread evenly so that callers do not return all at once.
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter", full jitter.
 *
 * @param repetition 1 for the first
 * @param random from 0 up to 1
 */
export function backoffMs(repetition: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (repetition - 1)));
}
