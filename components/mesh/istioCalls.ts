import type * as pulumi from "@pulumi/pulumi";
import { ruleHash } from "./callRule";
import type { IstioAuthorizationPolicy } from "./istioManifests";
import { metadataOf } from "./manifest";
import { istioPrincipal } from "./meshMember";
import type { CallRule, MeshMember } from "./serviceMesh";

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
