import { callerOf } from "../middleware/src/core/passage";
import { Refusal } from "../middleware/src/core/refusal";
import { grantToRole } from "../middleware/src/core/roles";
import type { Exchange, Handler } from "./exchange";

/** One thing that a service does. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Such as `/orders/:id`. */
  readonly path: string;
  /** Who may: every caller with an accepted token, or those with a role. */
  readonly allow: "authenticated" | { readonly role: string };
  readonly handle: Handler;
}

/**
 * Hands a request to its route, once the caller is known and has the role the route asks for.
 *
 * Callers without an accepted token are turned down first, so that nobody else learns which routes exist.
 *
 * @param rolesClaim the claim that holds the roles, see `rolesOf`
 */
export function serveRoutes(routes: readonly Route[], rolesClaim: string): Handler {
  return async (exchange) => {
    callerOf(exchange);
    const { route, parameters } = findRoute(routes, exchange);
    exchange.route = route.path;
    exchange.parameters = parameters;
    if (route.allow === "authenticated") exchange.grantedBy = "authenticated";
    else await grantToRole(route.allow.role, rolesClaim)(exchange);
    return route.handle(exchange);
  };
}

function findRoute(
  routes: readonly Route[],
  { method, path }: Exchange,
): { route: Route; parameters: Readonly<Record<string, string>> } {
  const onPath = routes.flatMap((route) => {
    const parameters = matchPath(route.path, path);
    return parameters ? [{ route, parameters }] : [];
  });
  const found = onPath.find(({ route }) => route.method === method);
  if (found) return found;
  if (onPath.length === 0) throw new Refusal(404, "not_found", "there is nothing here", { reason: "unknown_route" });
  throw new Refusal(405, "method_not_allowed", "this cannot be done here", {
    headers: { allow: onPath.map(({ route }) => route.method).join(", ") },
  });
}

/**
 * The parts of the path that the pattern names, or nothing if they do not match.
 *
 * A named part is made of unreserved characters only (RFC 3986, section 2.3) and never of dots alone: a path that a proxy
 * could read differently, by decoding or by resolving `..`, matches nothing.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== value) return undefined;
    } else if (/^[\w.~-]{1,128}$/.test(value) && !/^\.+$/.test(value)) {
      parameters[part.slice(1)] = value;
    } else {
      return undefined;
    }
  }
  return parameters;
}
