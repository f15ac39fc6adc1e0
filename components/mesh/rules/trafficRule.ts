/** A Service that takes a share of a service's requests. Its pods bear the member's labels, and its ServiceAccount. */
export interface TrafficShare {
  /** A Service of the member's namespace. @default the member's own */
  readonly service?: string;
  /** Percent of the requests, a whole number. All shares make 100. @example 10 */
  readonly weight: number;
}

/**
 * How callers treat a service: how long they wait, when they ask again, and when they leave it alone.
 *
 * @example { timeoutSeconds: 5, retries: { attempts: 2 }, circuitBreaker: { consecutiveFailures: 5 } }
 */
export interface TrafficRule {
  /** Seconds after which a caller gives up on a request. @default no limit */
  readonly timeoutSeconds?: number;
  /**
   * Requests that are sent again when there was no connection, or the answer was 502, 503 or 504. Only for a service that
   * takes the same request twice without harm.
   *
   * @default none of our own; Istio's sidecars repeat two times what never reached the service
   */
  readonly retries?: {
    /** How often, after the first time: a whole number of at least 1. */
    readonly attempts: number;
    /** Seconds for each. @default no limit of its own */
    readonly perTrySeconds?: number;
  };
  /** Pods that keep failing are left out for a while. @default not left out */
  readonly circuitBreaker?: {
    /** Answers of 500 and above in a row until a pod is left out: a whole number of at least 1. */
    readonly consecutiveFailures: number;
    /** Seconds it is left out for, the first time. @default 30 */
    readonly ejectionSeconds?: number;
    /** Connections to the service from one caller (Istio only). @default no limit */
    readonly maxConnections?: number;
    /** Requests of one caller that wait for a connection (Istio only). @default no limit */
    readonly maxPendingRequests?: number;
  };
  /** Shares of a new version while it is tried. @default everything to the member's own Service */
  readonly canary?: readonly TrafficShare[];
}
