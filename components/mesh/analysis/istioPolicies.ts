import { istioDefaults } from "../istio";
import { escapeExpression } from "../text";
import type { Call, CallGraphSettings } from "./call";
import { type Fields, fields, items, labelsMatch, objectsOf, text, texts } from "./objects";

/**
 * True if Istio's AuthorizationPolicies let a call through: no DENY matches it, and some ALLOW does, if there is any.
 *
 * Source: Istio, "Security", implicit enablement; reference, "AuthorizationPolicy".
 */
export function istioAdmits(objects: readonly object[], call: Call, settings: CallGraphSettings): boolean {
  const { trustDomain = istioDefaults.trustDomain, controlPlaneNamespace = istioDefaults.controlPlaneNamespace } =
    settings;
  const { namespace, serviceAccount } = call.caller;
  const principal = `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
  const policies = [...new Set([controlPlaneNamespace, call.callee.namespace])]
    .flatMap((place) => objectsOf(objects, "security.istio.io", "AuthorizationPolicy", place))
    .map((policy) => fields(policy.spec, ["selector", "action", "rules"]))
    .filter(({ selector }) => labelsMatch(fields(selector, ["matchLabels"]).matchLabels, call.callee.podLabels));
  const matching = policies.filter((policy) => items(policy.rules).some((rule) => ruleMatches(rule, call, principal)));
  const allowing = policies.filter((policy) => actionOf(policy) === "ALLOW");
  if (matching.some((policy) => actionOf(policy) === "DENY")) return false;
  return allowing.length === 0 || matching.some((policy) => actionOf(policy) === "ALLOW");
}

function actionOf(policy: Fields): string {
  return policy.action === undefined ? "ALLOW" : text(policy.action);
}

function ruleMatches(rule: unknown, call: Call, principal: string): boolean {
  const { from, to, when } = fields(rule, ["from", "to", "when"]);
  return (
    (from === undefined || items(from).some((source) => sourceMatches(source, call, principal))) &&
    (to === undefined || items(to).some((target) => operationMatches(target, call))) &&
    items(when).every((condition) => conditionHolds(condition, call))
  );
}

function sourceMatches(from: unknown, call: Call, principal: string): boolean {
  const source = fields(fields(from, ["source"]).source, ["principals", "notRequestPrincipals"]);
  const notTokens = texts(source.notRequestPrincipals);
  if (notTokens !== undefined && (notTokens.length !== 1 || notTokens[0] !== "*")) {
    throw new Error("cannot evaluate notRequestPrincipals other than *");
  }
  return (
    (texts(source.principals)?.some((pattern) => matches(pattern, principal)) ?? true) &&
    (notTokens === undefined || call.claims === undefined)
  );
}

function operationMatches(to: unknown, call: Call): boolean {
  const operation = fields(fields(to, ["operation"]).operation, ["methods", "paths", "notPaths", "ports"]);
  const path = normalize(call.path);
  return (
    (texts(operation.methods)?.includes(call.method) ?? true) &&
    (texts(operation.paths)?.some((pattern) => pathMatches(pattern, path)) ?? true) &&
    !(texts(operation.notPaths)?.some((pattern) => pathMatches(pattern, path)) ?? false) &&
    (texts(operation.ports)?.includes(String(call.callee.port)) ?? true)
  );
}

function conditionHolds(condition: unknown, call: Call): boolean {
  const { key, values, notValues } = fields(condition, ["key", "values", "notValues"]);
  const claim = claimsAt(text(key), call.claims);
  return (
    (texts(values)?.some((value) => claim.includes(value)) ?? true) &&
    !(texts(notValues)?.some((value) => claim.includes(value)) ?? false)
  );
}

function claimsAt(key: string, claims: Call["claims"]): readonly unknown[] {
  if (!key.startsWith("request.auth.claims")) throw new Error(`cannot evaluate the condition "${key}"`);
  const names = [...key.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  const value = names.reduce<unknown>((at, name) => childOf(at, name), claims);
  return Array.isArray(value) ? value : [value];
}

function childOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** What Envoy's `{*}` stands for. Source: `kLiteral` of its uri_template_internal.cc. */
const templateSegment = "[a-zA-Z0-9\\-._~%!$&'()+,;:@]+";

function pathMatches(pattern: string, path: string): boolean {
  if (!pattern.includes("{")) return matches(pattern, path);
  const expression = pattern.split("{*}").map(escapeExpression);
  return new RegExp(`^${expression.join(templateSegment)}$`).test(path);
}

/** Exact, prefix*, *suffix, or * for anything that is there. Source: StringMatcherWithPrefix in istio's authz/matcher. */
function matches(pattern: string, value: string): boolean {
  if (pattern === "*") return value !== "";
  if (pattern.startsWith("*")) return value.endsWith(pattern.slice(1));
  if (pattern.endsWith("*")) return value.startsWith(pattern.slice(0, -1));
  return pattern === value;
}

/**
 * What a sidecar makes of a path before it compares it, under DECODE_AND_MERGE_SLASHES: slashes are decoded, then other
 * characters that need no encoding, then dot segments are resolved, and slashes are merged last.
 *
 * Source: Istio, "Security Best Practices"; Envoy, `path_with_escaped_slashes_action`, `normalize_path`, `merge_slashes`.
 */
function normalize(path: string): string {
  const segments: string[] = [];
  const parts = path
    .replace(/%2f|%5c|\\/gi, "/")
    .replace(/%[0-9a-f]{2}/gi, decodeUnreserved)
    .split("/")
    .slice(1);
  for (const part of parts) {
    if (part === "..") segments.pop();
    else if (part !== ".") segments.push(part);
  }
  const endsInDots = [".", ".."].includes(parts.at(-1) ?? "");
  return `/${segments.join("/")}${endsInDots ? "/" : ""}`.replace(/\/+/g, "/");
}

/** Source: RFC 3986, section 2.3. */
function decodeUnreserved(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded;
}
