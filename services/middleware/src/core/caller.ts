/** Claims of an accepted token, as JSON gave them. */
export type Claims = Readonly<Record<string, unknown>>;

/** The subject of an accepted token. */
export class Caller {
  readonly subject: string;
  readonly claims: Claims;
  /** Out of reach of JSON and of inspection, so that logging a caller cannot log the token. */
  readonly #token: string;

  constructor(subject: string, claims: Claims, token: string) {
    this.subject = subject;
    this.claims = claims;
    this.#token = token;
  }

  /** The token itself, to call another service on the caller's behalf. */
  bearerToken(): string {
    return this.#token;
  }
}
