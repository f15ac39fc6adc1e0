import type { Problem } from "../core";
import { check, having, isObject } from "../core/checks";
import { isSameMember, type MeshMember } from "./meshMember";
import { meshMember } from "./rules";
import type { ServiceMesh } from "./serviceMesh";

/** What a service in a mesh has to be. */
const serviceInMesh = having<ServiceMesh>(
  "a service in a mesh, such as an IstioMesh",
  "kind",
  "member",
  "checkAdmission",
);

/** True for a service in a mesh, false for one that is in none. */
export function isServiceMesh(callee: ServiceMesh | MeshMember): callee is ServiceMesh {
  return "kind" in callee;
}

/** Problems of what is to be a service in a mesh. */
export function checkService(propertyPath: string, service: ServiceMesh): Problem[] {
  return check(propertyPath, service, serviceInMesh);
}

/** Problems of what is given as a callee: a service in a mesh, or in none. */
export function checkCallee(callee: ServiceMesh | MeshMember): Problem[] {
  return isObject(callee) && !isServiceMesh(callee)
    ? check("callee", callee, meshMember)
    : check("callee", callee, serviceInMesh);
}

/** Problems of a caller and a callee that are not in one mesh. */
export function checkSameMesh(caller: ServiceMesh, callee: ServiceMesh | MeshMember): Problem[] {
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

/**
 * Problems of a member that has the name of another one. What is created for a call is named after both ends.
 *
 * @param known the members that were callers, or callees, so far
 */
export function checkUniqueName(known: readonly MeshMember[], member: MeshMember, end: "caller" | "callee"): Problem[] {
  if (known.every((other) => other.name !== member.name || isSameMember(other, member))) return [];
  return [
    {
      propertyPath: `${end}.name`,
      reason: `another ${end} is already called "${member.name}"; give one of them a name of its own`,
    },
  ];
}
