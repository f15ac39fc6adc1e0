import type * as pulumi from "@pulumi/pulumi";
import type { HttpMethod } from "./callRule";

/**
 * Roles that part of a service asks of its users.
 *
 * @example { claim: "roles", anyOf: ["refunds"], methods: ["POST"], paths: ["/refunds"] }
 */
export interface RoleRule {
  /**
   * The claim that lists roles, or the names on the way to it where it is nested: `["realm_access", "roles"]`. A name is
   * taken as it is, dots and all.
   */
  readonly claim: string | readonly string[];
  /** Roles of which a token must have one, each in full. @example ["refunds", "support"] */
  readonly anyOf: readonly string[];
  /** Methods that ask for the role, each by itself: where GET needs the role, HEAD tells as much. @example ["GET", "HEAD"] */
  readonly methods: readonly HttpMethod[];
  /** Paths that ask for the role, in the forms of `CallRule.paths`. @example ["/refunds/*"] */
  readonly paths: readonly string[];
}

/**
 * Tokens (JSON Web Tokens, RFC 7519) without which nobody gets an answer.
 *
 * @example { issuer: "https://id.example.com", audiences: ["orders"], jwksUri: "https://id.example.com/jwks" }
 */
export interface JwtRule {
  /** The `iss` claim, to the letter. @example "https://id.example.com" */
  readonly issuer: string;
  /**
   * Values of which the `aud` claim must hold one. A token meant for another service is refused. Either this, `clientIds`, or
   * both, and then both must fit.
   *
   * @default any audience, which only `clientIds` allows
   */
  readonly audiences?: readonly string[];
  /**
   * Values of which the `client_id` claim must be one: the app clients whose tokens count. Access tokens of Amazon Cognito
   * carry it in the place of `aud`, which only its ID tokens have.
   *
   * @default any client, which only `audiences` allows
   */
  readonly clientIds?: readonly string[];
  /**
   * Where the issuer publishes its keys (RFC 7517), by HTTPS. Either this or `jwks`.
   *
   * @example "https://id.example.com/.well-known/jwks.json"
   */
  readonly jwksUri?: pulumi.Input<string>;
  /** The issuer's public keys themselves, as JSON: `{"keys":[...]}`. Either this or `jwksUri`. */
  readonly jwks?: pulumi.Input<string>;
  /** Parts of the service that ask for a role beside the token. They bind every token, whoever issued it. @default none */
  readonly roles?: readonly RoleRule[];
}

/** The names on the way to the claim that lists roles. */
export function claimPath(role: RoleRule): readonly string[] {
  return typeof role.claim === "string" ? [role.claim] : role.claim;
}
