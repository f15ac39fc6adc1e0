import { shortHash } from "../text";

/** Methods that a call can be limited to. `CONNECT` and `TRACE` are left out on purpose: they reach past the service. */
export const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** A method that a call can be limited to. */
export type HttpMethod = (typeof httpMethods)[number];

/**
 * What one caller may do. Both lists name at least one thing: least privilege has no "everything" by omission.
 *
 * @example { methods: ["GET", "POST"], paths: ["/charges", "/charges/*"] }
 */
export interface CallRule {
  /**
   * Methods that the caller may use, in capitals and each by itself: GET does not bring HEAD along.
   *
   * @example ["POST"]
   */
  readonly methods: readonly HttpMethod[];
  /**
   * Paths that the caller may request with these methods, without query, each written in one of these forms:
   *
   * - `/charges`: this path and no other;
   * - `/charges/*`: everything below `/charges/`, itself not included;
   * - `/charges/{*}/refunds`: any one segment in the place of `{*}`;
   * - `/*`: every path;
   * - `*.pdf`: every path that ends so (Istio only).
   *
   * @example ["/charges", "/charges/{*}/refunds"]
   */
  readonly paths: readonly string[];
}

/** Tells one rule of a caller from another; the order of methods and paths makes no difference. */
export function ruleHash(rule: CallRule): string {
  return shortHash(`${[...rule.methods].sort().join(",")} ${[...rule.paths].sort().join(",")}`);
}
