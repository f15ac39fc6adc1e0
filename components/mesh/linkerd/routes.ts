import type { Problem } from "../../core";
import { unsupported } from "../capabilities";
import { overlap, parsePath } from "../rules/pathPattern";
import type { CallRule, HttpMethod } from "../serviceMesh";

/** Requests of one method and path pattern, and who may send them. */
export interface GuardedRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Names of callers; `probes` for the kubelet. */
  readonly callers: readonly string[];
}

/** What admitting a caller changes. */
export interface RouteChange {
  /** All routes afterwards. */
  readonly routes: readonly GuardedRoute[];
  /** Those that are new. */
  readonly opened: readonly GuardedRoute[];
  /** Callers that are new on a route. */
  readonly admitted: readonly { readonly route: GuardedRoute; readonly caller: string }[];
}

/** The name under which the kubelet is a caller. No DNS label, so that no member bears it. */
export const probes = "@probes";

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
export function probeRoutes(healthPaths: readonly string[]): readonly GuardedRoute[] {
  return healthPaths.map((path) => ({ method: "GET", path, callers: [probes] }));
}

/** The routes with a caller admitted to what the rule says. */
export function admitToRoutes(routes: readonly GuardedRoute[], caller: string, rule: CallRule): RouteChange {
  const wanted = rule.methods.flatMap((method) => rule.paths.map((path) => ({ method, path })));
  const missing = wanted.filter(({ method, path }) => !routes.some((route) => isRoute(route, method, path)));
  const opened = missing.filter(
    ({ method, path }, index) => missing.findIndex((other) => isRoute(other, method, path)) === index,
  );
  const named = [...routes, ...opened.map((route): GuardedRoute => ({ ...route, callers: [] }))].map((route) =>
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
export function checkRoutes(routes: readonly GuardedRoute[], caller: string, rule: CallRule): Problem[] {
  const after = admitToRoutes(routes, caller, rule).routes;
  return rule.paths.flatMap((path, index) => {
    const rivals = after
      .filter((route) => route.path === path && rule.methods.includes(route.method))
      .flatMap((route) => after.filter((other) => areRivals(route, other)));
    const [rival] = rivals;
    if (rival === undefined) return [];
    return unsupported(
      "linkerd",
      "overlappingPaths",
      `paths[${index}]`,
      `"${path}" and "${rival.path}" can match the same ${rival.method} request, and do not admit the same callers`,
    );
  });
}

function areRivals(one: GuardedRoute, other: GuardedRoute): boolean {
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

function callersOfEverything(routes: readonly GuardedRoute[], method: HttpMethod): readonly string[] {
  return routes.find((route) => isRoute(route, method, "/*"))?.callers ?? [];
}

function withCallers(route: GuardedRoute, callers: readonly string[]): GuardedRoute {
  return { ...route, callers: [...new Set([...route.callers, ...callers])] };
}

function sameCallers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((caller) => other.includes(caller));
}

function isRoute(route: Pick<GuardedRoute, "method" | "path">, method: HttpMethod, path: string): boolean {
  return route.method === method && route.path === path;
}
