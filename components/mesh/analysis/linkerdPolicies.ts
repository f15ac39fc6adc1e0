import { linkerdDefaults } from "../linkerd";
import type { Call, CallGraphSettings } from "./call";
import { anyFields, type Fields, fields, items, labelsMatch, objectsOf, text, texts } from "./objects";

const group = "policy.linkerd.io";

/**
 * True if Linkerd's policies let a call through: a Server of the callee's port has a route for it, and an
 * AuthorizationPolicy on that route is satisfied. Of routes that match equally closely all must admit it, since it is
 * their age that decides.
 *
 * Source: Linkerd documentation, "Authorization Policy"; linkerd2-proxy, http/route/src/http/match.rs and match/path.rs.
 */
export function linkerdAdmits(objects: readonly object[], call: Call, settings: CallGraphSettings): boolean {
  const { trustDomain = linkerdDefaults.trustDomain, controlPlaneNamespace = linkerdDefaults.controlPlaneNamespace } =
    settings;
  const { serviceAccount, namespace } = call.caller;
  const identity = `${serviceAccount}.${namespace}.serviceaccount.identity.${controlPlaneNamespace}.${trustDomain}`;
  const routes = closestRoutes(objects, call);
  return routes.length > 0 && routes.every((route) => routeAdmits(objects, call.callee.namespace, route, identity));
}

function closestRoutes(objects: readonly object[], call: Call): string[] {
  const servers = objectsOf(objects, group, "Server", call.callee.namespace)
    .filter((server) => isServerOf(server, call))
    .map(nameOf);
  const matching = objectsOf(objects, group, "HTTPRoute", call.callee.namespace)
    .filter((route) => items(specOf(route).parentRefs).some((parent) => isServer(parent, servers)))
    .flatMap((route) => matchLengths(route, call).map((length) => ({ name: nameOf(route), length })));
  const longest = Math.max(...matching.map(({ length }) => length));
  return matching.filter(({ length }) => length === longest).map(({ name }) => name);
}

function isServerOf(server: Fields, { callee }: Call): boolean {
  const { podSelector, port, accessPolicy } = fields(server.spec, ["podSelector", "port", "accessPolicy"]);
  if (accessPolicy !== "deny") throw new Error(`cannot evaluate the accessPolicy ${JSON.stringify(accessPolicy)}`);
  return port === callee.port && labelsMatch(fields(podSelector, ["matchLabels"]).matchLabels, callee.podLabels);
}

function isServer(parent: unknown, servers: readonly string[]): boolean {
  const { kind, name } = anyFields(parent);
  return kind === "Server" && servers.includes(text(name));
}

// Every route compiled here names its method, so that the path alone makes a match closer.
function matchLengths(route: Fields, call: Call): number[] {
  return items(specOf(route).rules)
    .flatMap((rule) => items(fields(rule, ["matches"]).matches))
    .map((match) => fields(match, ["method", "path"]))
    .filter(({ method }) => text(method) === call.method)
    .flatMap(({ path }) => matchLength(fields(path, ["type", "value"]), call.path));
}

function matchLength({ type, value }: Fields, path: string): number[] {
  const pattern = text(value);
  switch (type) {
    case "Exact":
      return path === pattern ? [path.length] : [];
    case "RegularExpression":
      return new RegExp(`^(?:${pattern})$`).test(path) ? [path.length] : [];
    case "PathPrefix": {
      if (pattern !== "/") throw new Error(`cannot evaluate the path prefix "${pattern}"`);
      return [1];
    }
    default:
      throw new Error(`cannot evaluate the path match ${JSON.stringify(type)}`);
  }
}

function routeAdmits(objects: readonly object[], namespace: string, route: string, identity: string): boolean {
  return objectsOf(objects, group, "AuthorizationPolicy", namespace)
    .map((policy) => fields(policy.spec, ["targetRef", "requiredAuthenticationRefs"]))
    .filter(({ targetRef }) => refersTo(targetRef, "HTTPRoute", route))
    .some(({ requiredAuthenticationRefs }) =>
      items(requiredAuthenticationRefs).every((reference) => isAuthenticated(objects, namespace, reference, identity)),
    );
}

// A NetworkAuthentication asks for an address, which is not what a caller is known by.
function isAuthenticated(objects: readonly object[], namespace: string, reference: unknown, identity: string): boolean {
  const { kind, name } = fields(reference, ["group", "kind", "name"]);
  if (kind === "NetworkAuthentication") return false;
  if (kind !== "MeshTLSAuthentication") throw new Error(`cannot evaluate the authentication ${JSON.stringify(kind)}`);
  return objectsOf(objects, group, "MeshTLSAuthentication", namespace)
    .filter((authentication) => nameOf(authentication) === name)
    .some((authentication) => texts(fields(authentication.spec, ["identities"]).identities)?.includes(identity));
}

function refersTo(reference: unknown, kind: string, name: string): boolean {
  const target = fields(reference, ["group", "kind", "name"]);
  if (target.kind !== "HTTPRoute") throw new Error(`cannot evaluate the target ${JSON.stringify(target.kind)}`);
  return target.kind === kind && target.name === name;
}

function specOf(object: Fields): Fields {
  return fields(object.spec, ["parentRefs", "rules"]);
}

function nameOf(object: Fields): string {
  return text(anyFields(object.metadata).name);
}
