import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { claimPath, type JwtRule, type RoleRule } from "../rules";
import { shortHash } from "../text";
import type { IstioAuthorizationPolicy, IstioRequestAuthentication } from "./manifests";

/**
 * Validates tokens that come. By itself this refuses bad ones (401) and lets a request without one pass, which is what
 * `tokenRequiredPolicy` is for.
 *
 * The token goes on to the service, whose own check does not rely on the mesh's.
 */
export function requestAuthentication(member: MeshMember, rule: JwtRule): IstioRequestAuthentication {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "RequestAuthentication",
    metadata: metadataOf(member, `tokens-${shortHash(rule.issuer)}`),
    spec: {
      selector: { matchLabels: member.podLabels },
      jwtRules: [
        {
          issuer: rule.issuer,
          ...(rule.audiences && { audiences: rule.audiences }),
          ...(rule.jwksUri !== undefined && { jwksUri: rule.jwksUri }),
          ...(rule.jwks !== undefined && { jwks: rule.jwks }),
          // Where no place is named, Istio also takes a token from the query, which logs and proxies keep.
          fromHeaders: [{ name: "Authorization", prefix: "Bearer " }],
          forwardOriginalToken: true,
        },
      ],
    },
  };
}

/**
 * Refuses requests without a valid token (403), but for health paths. Denials go before everything that allows. At other
 * ports than the member's nobody is admitted in the first place.
 */
export function tokenRequiredPolicy(member: MeshMember, healthPaths: readonly string[]): IstioAuthorizationPolicy {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(member, "requires-token"),
    spec: {
      selector: { matchLabels: member.podLabels },
      action: "DENY",
      rules: [
        {
          from: [{ source: { notRequestPrincipals: ["*"] } }],
          to: [
            { operation: { ports: [String(member.port)], ...(healthPaths.length > 0 && { notPaths: healthPaths }) } },
          ],
        },
      ],
    },
  };
}

/**
 * Refuses requests whose token is of this issuer and not of these clients (403). A token without the claim is of none of them.
 *
 * Source: Amazon Cognito Developer Guide, "Understanding the access token"; Istio reference, "Authorization Policy Conditions".
 */
export function clientRequiredPolicy(
  member: MeshMember,
  issuer: string,
  clientIds: readonly string[],
): IstioAuthorizationPolicy {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(member, `requires-client-${shortHash(issuer)}`),
    spec: {
      selector: { matchLabels: member.podLabels },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { ports: [String(member.port)] } }],
          when: [
            { key: "request.auth.claims[iss]", values: [issuer] },
            { key: "request.auth.claims[client_id]", notValues: clientIds },
          ],
        },
      ],
    },
  };
}

/** Refuses requests to some methods and paths whose token has none of the roles (403). */
export function roleRequiredPolicy(member: MeshMember, rule: RoleRule): IstioAuthorizationPolicy {
  const key = `request.auth.claims${claimPath(rule)
    .map((name) => `[${name}]`)
    .join("")}`;
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(member, `requires-role-${shortHash(JSON.stringify(rule))}`),
    spec: {
      selector: { matchLabels: member.podLabels },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { methods: rule.methods, paths: rule.paths, ports: [String(member.port)] } }],
          when: [{ key, notValues: rule.anyOf }],
        },
      ],
    },
  };
}
