import { checkPlain, isPlain, type Problem } from "../core";
import { checkDnsLabel } from "../workload";
import { unsupported } from "./capabilities";
import { checkPath } from "./pathPattern";
import {
  type CallRule,
  type HttpMethod,
  httpMethods,
  type LimitRule,
  type MeshKind,
  type MeshMember,
  type ServiceMesh,
} from "./serviceMesh";

/** Problems of a member. */
export function checkMember(member: MeshMember): Problem[] {
  const port = "a port from 1 to 65535";
  const noLabels: Problem = {
    propertyPath: "podLabels",
    reason: "is empty and would select every pod of the namespace; write the labels of this workload's pods",
  };
  return [
    ...checkDnsLabel("name", member.name),
    ...checkDnsLabel("namespace", member.namespace),
    ...checkDnsLabel("serviceAccount", member.serviceAccount),
    ...checkDefaultAccount(member),
    ...(Object.keys(member.podLabels).length === 0 ? [noLabels] : []),
    ...checkPlain("port", member.port, isPort, port),
    ...checkPlain("servicePort", member.servicePort, isPort, port),
  ];
}

function checkDefaultAccount(member: MeshMember): Problem[] {
  if (!isPlain(member.serviceAccount) || member.serviceAccount !== "default") return [];
  return [
    {
      propertyPath: "serviceAccount",
      reason: '"default" is shared by every pod that names none; write a ServiceAccount of its own',
    },
  ];
}

/** Problems of methods and paths, as a rule of any kind names them. */
export function checkCallRule(rule: CallRule, kind: MeshKind): Problem[] {
  return [...checkMethods(rule.methods), ...checkPaths(rule.paths, kind)];
}

function checkMethods(methods: readonly string[]): Problem[] {
  if (methods.length === 0) {
    return [{ propertyPath: "methods", reason: 'is empty; write the methods that are needed, such as ["GET"]' }];
  }
  return methods.flatMap((method, index) =>
    isHttpMethod(method)
      ? []
      : [
          {
            propertyPath: `methods[${index}]`,
            reason: `${JSON.stringify(method)} is not valid; write one of ${httpMethods.join(", ")}, in capitals`,
          },
        ],
  );
}

function isHttpMethod(method: string): method is HttpMethod {
  return httpMethods.some((known) => known === method);
}

function checkPaths(paths: readonly string[], kind: MeshKind): Problem[] {
  if (paths.length === 0) {
    return [{ propertyPath: "paths", reason: 'is empty; write the paths that are needed, such as ["/charges"]' }];
  }
  return paths.flatMap((path, index) => checkPath(`paths[${index}]`, path, kind));
}

/** Problems of a callee, seen from its caller. */
export function checkCallee(caller: ServiceMesh, callee: ServiceMesh | MeshMember): Problem[] {
  const { member } = caller;
  if (!isServiceMesh(callee)) {
    return [
      {
        propertyPath: "callee",
        reason: `"${callee.name}" is in no mesh, so nobody could prove who calls it; enroll it in ${caller.kind} and pass that`,
      },
    ];
  }
  if (isSameMember(member, callee.member)) {
    return [{ propertyPath: "callee", reason: `"${member.name}" is the caller itself; leave the call out` }];
  }
  if (callee.kind !== caller.kind) {
    return [
      {
        propertyPath: "callee",
        reason: `"${callee.member.name}" is in ${callee.kind} and "${member.name}" in ${caller.kind}, whose identities mean nothing to each other; enroll both in one mesh`,
      },
    ];
  }
  return [];
}

/** True for a service in a mesh, false for one that is in none. */
export function isServiceMesh(callee: ServiceMesh | MeshMember): callee is ServiceMesh {
  return "kind" in callee;
}

/** True if both are the same workload, as far as it is known before deployment. */
export function isSameMember(one: MeshMember, other: MeshMember): boolean {
  return one === other || (one.name === other.name && one.namespace === other.namespace);
}

/** Seconds in the units of a limit. */
export const secondsPer = { second: 1, minute: 60, hour: 3600 } as const satisfies Record<LimitRule["per"], number>;

/** Problems of a limit. */
export function checkLimit(rule: LimitRule, kind: MeshKind): Problem[] {
  const positive = checkPlain(
    "requests",
    rule.requests,
    (requests) => Number.isInteger(requests) && requests >= 1,
    "a whole number of at least 1; to let nobody in, admit nobody",
  );
  if (positive.length > 0 || kind === "istio" || rule.requests % secondsPer[rule.per] === 0) return positive;
  const perSecond = Math.max(1, Math.floor(rule.requests / secondsPer[rule.per]));
  return unsupported(
    "linkerd",
    "limitsPerMinuteAndHour",
    "requests",
    `${rule.requests} per ${rule.per} is no whole number per second; write { requests: ${perSecond}, per: "second" }`,
  );
}

/** True for a TCP port that can be listened on. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}
