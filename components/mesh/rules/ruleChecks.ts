import type { Problem } from "../../core";
import {
  check,
  checkArguments,
  choice,
  dnsLabel,
  type Fields,
  having,
  input,
  isObject,
  list,
  numeric,
  object,
  optional,
  ownServiceAccountName,
  text,
} from "../../core/checks";
import { networkPeerFields } from "../../network/internal";
import { unsupported } from "../capabilities";
import {
  type CallRule,
  httpMethods,
  type LimitRule,
  type MeshKind,
  type MeshMember,
  type ServiceMesh,
} from "../serviceMesh";
import { checkPath } from "./pathPattern";

/** What a member has to be. */
export const meshMember = object<MeshMember>({
  ...networkPeerFields,
  serviceAccount: input(ownServiceAccountName),
  serviceName: optional(input(dnsLabel)),
});

/** What a service in a mesh has to be. */
const serviceInMesh = having<ServiceMesh>(
  "a service in a mesh, such as an IstioMesh",
  "kind",
  "member",
  "checkAdmission",
);

/**
 * What a Service may say that its port speaks, where a mesh is to read methods and paths there.
 *
 * Source: `AppProtocol` of Istio's pkg/config/kube/conversion.go; Linkerd, "TCP Proxying and Protocol Detection".
 */
const httpProtocols = ["http", "http2", "grpc", "grpc-web", "kubernetes.io/h2c", "kubernetes.io/ws"];

/** Problems of rules about requests for a member in whose connections the sidecars would see none. */
export function checkSpeaksHttp({ name, appProtocol = "http" }: MeshMember): Problem[] {
  if (httpProtocols.includes(appProtocol)) return [];
  return [
    {
      propertyPath: "member.appProtocol",
      reason: `${JSON.stringify(appProtocol)} is no HTTP to the mesh, so that no request to "${name}" would match a rule; write ${httpProtocols.map((protocol) => `"${protocol}"`).join(", ")}, and leave TLS to the sidecars`,
    },
  ];
}

/** What the methods and paths of a rule of any kind have to be. */
export const callRuleFields: Fields<CallRule> = {
  methods: list(
    text(`one of ${httpMethods.join(", ")}, in capitals`, (method) => httpMethods.some((known) => known === method)),
    'the methods that are needed, such as ["GET"]',
    { least: 1 },
  ),
  paths: list(text('a path, such as "/charges"'), 'the paths that are needed, such as ["/charges"]', { least: 1 }),
};

const callRule = object<CallRule>(callRuleFields);

/** Problems of methods and paths. */
export function checkCallRule(rule: CallRule, kind: MeshKind): Problem[] {
  return checkArguments(rule, callRule, ({ paths }) => checkPaths(paths, kind));
}

/** Problems of paths, each a text. */
export function checkPaths(paths: readonly string[], kind: MeshKind): Problem[] {
  return paths.flatMap((path, index) => checkPath(`paths[${index}]`, path, kind));
}

/** Problems of what is to be a service in a mesh. */
export function checkService(propertyPath: string, service: ServiceMesh): Problem[] {
  return check(propertyPath, service, serviceInMesh);
}

/** Problems of what is to be called: a service in a mesh, or in none. */
export function checkEnd(callee: ServiceMesh | MeshMember): Problem[] {
  return isObject(callee) && !isServiceMesh(callee)
    ? check("callee", callee, meshMember)
    : check("callee", callee, serviceInMesh);
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

/** What a limit has to be. */
export const limitRule = object<LimitRule>({
  requests: numeric(
    "a whole number of at least 1; to let nobody in, admit nobody",
    (requests) => Number.isInteger(requests) && requests >= 1,
  ),
  per: choice("second", "minute", "hour"),
});

/** Problems of a limit. */
export function checkLimit(rule: LimitRule, kind: MeshKind): Problem[] {
  return checkArguments(rule, limitRule, (typed) => checkCountable(typed, kind));
}

/** Whether a mesh can count to a limit. */
export function checkCountable({ requests, per }: LimitRule, kind: MeshKind): Problem[] {
  if (kind === "istio" || requests < 1 || !Number.isInteger(requests) || requests % secondsPer[per] === 0) return [];
  const perSecond = Math.max(1, Math.floor(requests / secondsPer[per]));
  return unsupported(
    "linkerd",
    "limitsPerMinuteAndHour",
    "requests",
    `${requests} per ${per} is no whole number per second; write { requests: ${perSecond}, per: "second" }`,
  );
}
