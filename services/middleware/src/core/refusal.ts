import { STATUS_CODES } from "node:http";

/** One mistake in what a caller sent or in how a service is configured. */
export interface Problem {
  /** The field or variable. */
  readonly name: string;
  /** What is wrong and what to write instead. */
  readonly reason: string;
}

interface RefusalDetails {
  /** For the audit log only, where it says more than the code. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
}

/** A request turned down; thrown by any check or handler, answered as JSON, and audited with its reason. */
export class Refusal extends Error {
  readonly status: number;
  /** Machine-readable, part of the reply: `role_required`. */
  readonly code: string;
  /** Why, for the audit log. */
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];

  constructor(status: number, code: string, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.reason = details.reason ?? code;
    this.headers = details.headers ?? {};
    this.problems = details.problems ?? [];
  }

  /** The body of the answer. Source: RFC 9457, section 3.1; `code` and `errors` are extension members. */
  toProblemDetails(): Readonly<Record<string, unknown>> {
    return {
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(this.problems.length > 0 && { errors: this.problems }),
    };
  }
}

/** What a client is told of an error that is none of its business. */
export function internalError(): Refusal {
  return new Refusal(500, "internal_error", "something went wrong; the request id tells the operators what");
}
