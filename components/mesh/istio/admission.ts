import type * as pulumi from "@pulumi/pulumi";
import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { type CallRule, ruleHash } from "../rules";
import { text } from "../text";
import type { IstioAuthorizationPolicy } from "./manifests";

/**
 * Admits one caller to some methods and paths of the callee's port. CallRule writes paths as AuthorizationPolicy does:
 * exact, `/prefix/*`, `*ending`, and `{*}` for any one segment (Istio reference, "AuthorizationPolicy", Operation).
 */
export function admissionPolicy(
  callee: MeshMember,
  caller: MeshMember,
  rule: CallRule,
  trustDomain: pulumi.Input<string>,
): IstioAuthorizationPolicy {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(callee, `admits-${caller.name}-${ruleHash(rule)}`),
    spec: {
      selector: { matchLabels: callee.podLabels },
      action: "ALLOW",
      rules: [
        {
          from: [{ source: { principals: [principalOf(caller, trustDomain)] } }],
          to: [{ operation: { methods: rule.methods, paths: rule.paths, ports: [String(callee.port)] } }],
        },
      ],
    },
  };
}

/** The SPIFFE identity of a member as Istio's policies write it, without the scheme. */
function principalOf(member: MeshMember, trustDomain: pulumi.Input<string>): pulumi.Input<string> {
  return text`${trustDomain}/ns/${member.namespace}/sa/${member.serviceAccount}`;
}
