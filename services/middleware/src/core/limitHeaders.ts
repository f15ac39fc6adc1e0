import type { Check } from "./passage";
import { Refusal } from "./refusal";

/** Envoy's default too (`max_headers_count`). */
const MAXIMUM_HEADERS = 100;

/**
 * Turns down, with 431, a request of more than 100 header fields. Node.js's own `maxHeadersCount` leaves out the rest without
 * a word: what a sidecar appended, or the second of two fields that must not be there twice.
 */
export function limitHeaders(): Check {
  return ({ request }) => {
    if (request.rawHeaders.length > 2 * MAXIMUM_HEADERS) {
      throw new Refusal(431, "too_many_headers", `the request may have at most ${MAXIMUM_HEADERS} header fields`);
    }
  };
}
