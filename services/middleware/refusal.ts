import type { Reply } from "./exchange";

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

/** A request turned down; thrown by any middleware or handler, answered as JSON, and audited with its reason. */
export class Refusal extends Error {
  readonly status: number;
  /** Machine-readable, part of the reply: `role_required`. */
  readonly code: string;
  /** Why, for the audit log. */
  readonly reason: string;
  private readonly details: RefusalDetails;

  constructor(status: number, code: string, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.reason = details.reason ?? code;
    this.details = details;
  }

  toReply(): Reply {
    const { headers, problems } = this.details;
    const body = { error: this.code, message: this.message, ...(problems && { problems }) };
    return { status: this.status, body, ...(headers && { headers }) };
  }
}
