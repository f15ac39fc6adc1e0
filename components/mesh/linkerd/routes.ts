import type { Problem } from "../../core";
import { unsupported } from "../capabilities";
import { type CallRule, type HttpMethod, overlap, parsePath } from "../rules";

/** Requests of one method and path pattern, and who may send them. */
export interface AuthorizedRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Names of callers; `probeCaller` for the kubelet. */
  readonly callers: readonly string[];
}

/** What admitting a caller changes. */
export interface RouteChange {
  /** All routes afterwards. */
  readonly routes: readonly AuthorizedRoute[];
  /** Those that are new. */
  readonly opened: readonly AuthorizedRoute[];
  /** Callers that are new on a route. */
  readonly admitted: readonly { readonly route: AuthorizedRoute; readonly caller: string }[];
}

/** The name under which the kubelet is a caller. No DNS label, so that no member bears it. */
export const probeCaller = "@probes";

/*
 * Linkerd gives each request to exactly one HTTPRoute of a Server, the one that matches most of the path, and only then
 * asks who may send it. Exact matches and expressions both match all of it, and of two such routes the older wins.
 *
 * - Callers who share a pattern share its route, and each has an authorization of its own there.
 * - Whoever may send "/*" must be admitted on every narrower route of that method as well, since that route takes the
 *   request.
 * - Two other patterns that share a path must admit the same callers, or the age of an object would decide. Such a rule is
 *   refused.
 *
 * Source: linkerd2-proxy, http/route/src/http/match.rs and match/path.rs; linkerd2, policy-controller/grpc, to_route_list.
 */

/** The routes of a Server before anybody is admitted: the kubelet's. */
export function probeRoutes(healthPaths: readonly string[]): readonly AuthorizedRoute[] {
  return healthPaths.map((path) => ({ method: "GET", path, callers: [probeCaller] }));
}

/** The routes with a caller admitted to what the rule says. */
export function admitToRoutes(routes: readonly AuthorizedRoute[], caller: string, rule: CallRule): RouteChange {
  const wanted = rule.methods.flatMap((method) => rule.paths.map((path) => ({ method, path })));
  const missing = wanted.filter(({ method, path }) => !routes.some((route) => isRoute(route, method, path)));
  const opened = missing.filter(
    ({ method, path }, index) => missing.findIndex((other) => isRoute(other, method, path)) === index,
  );
  const named = [...routes, ...opened.map((route): AuthorizedRoute => ({ ...route, callers: [] }))].map((route) =>
    wanted.some(({ method, path }) => isRoute(route, method, path)) ? withCallers(route, [caller]) : route,
  );
  const after = named.map((route) => withCallers(route, callersOfEverything(named, route.method)));
  return {
    routes: after,
    opened: after.filter((route) => opened.some(({ method, path }) => isRoute(route, method, path))),
    admitted: after.flatMap((route) => {
      const before = routes.find(({ method, path }) => isRoute(route, method, path))?.callers ?? [];
      return route.callers.filter((name) => !before.includes(name)).map((name) => ({ route, caller: name }));
    }),
  };
}

/** Problems of admitting a caller: patterns between which Linkerd would choose by age. */
export function checkRoutes(routes: readonly AuthorizedRoute[], caller: string, rule: CallRule): Problem[] {
  const after = admitToRoutes(routes, caller, rule).routes;
  return rule.paths.flatMap((path, index) => {
    const conflicts = after
      .filter((route) => route.path === path && rule.methods.includes(route.method))
      .flatMap((route) => after.filter((other) => areAmbiguous(route, other)));
    const [conflict] = conflicts;
    if (conflict === undefined) return [];
    return unsupported(
      "linkerd",
      "overlappingPaths",
      `paths[${index}]`,
      `"${path}" and "${conflict.path}" can match the same ${conflict.method} request, and do not admit the same callers`,
    );
  });
}

function areAmbiguous(one: AuthorizedRoute, other: AuthorizedRoute): boolean {
  return (
    one.method === other.method &&
    one.path !== other.path &&
    matchEquallyClosely(one.path, other.path) &&
    !sameCallers(one.callers, other.callers)
  );
}

function matchEquallyClosely(one: string, other: string): boolean {
  const a = parsePath(one);
  const b = parsePath(other);
  if ("mistake" in a || "mistake" in b || !overlap(a, b)) return false;
  // "/*" matches one character of a path, and so does "/" of itself.
  if (a.form === "everything") return other === "/";
  if (b.form === "everything") return one === "/";
  return true;
}

function callersOfEverything(routes: readonly AuthorizedRoute[], method: HttpMethod): readonly string[] {
  return routes.find((route) => isRoute(route, method, "/*"))?.callers ?? [];
}

function withCallers(route: AuthorizedRoute, callers: readonly string[]): AuthorizedRoute {
  return { ...route, callers: [...new Set([...route.callers, ...callers])] };
}

function sameCallers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((caller) => other.includes(caller));
}

function isRoute(route: Pick<AuthorizedRoute, "method" | "path">, method: HttpMethod, path: string): boolean {
  return route.method === method && route.path === path;
}
