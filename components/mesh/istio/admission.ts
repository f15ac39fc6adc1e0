import type * as pulumi from "@pulumi/pulumi";
import { metadataOf } from "../manifest";
import { istioPrincipal } from "../meshMember";
import { ruleHash } from "../rules/callRule";
import type { CallRule, MeshMember } from "../serviceMesh";
import type { IstioAuthorizationPolicy } from "./manifests";

/**
 * Admits one caller to some methods and paths of the callee's port. CallRule writes paths as AuthorizationPolicy does:
 * exact, `/prefix/*`, `*ending`, and `{*}` for any one segment (Istio reference, "AuthorizationPolicy", Operation).
 */
export function compileIstioAdmission(
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
          from: [{ source: { principals: [istioPrincipal(caller, trustDomain)] } }],
          to: [{ operation: { methods: rule.methods, paths: rule.paths, ports: [String(callee.port)] } }],
        },
      ],
    },
  };
}
