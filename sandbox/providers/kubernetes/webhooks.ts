import { isDeepStrictEqual } from "node:util";
import { asProps, asText, hasUnknown, type Props, ProviderError, type Value } from "../protocol";
import { groupOf } from "./typeToken";

/** An admission webhook that forbids some fields to change. The Kubernetes plugin does not know of it, and updates in place. */
interface ImmutableSpec {
  /** `group/Kind` */
  readonly of: string;
  readonly fields: readonly string[];
  /** The webhook's own words. */
  readonly refusal: (changed: readonly string[]) => string;
}

/**
 * Source: AWS Load Balancer Controller, webhooks/elbv2/targetgroupbinding_validator.go, `checkImmutableFields`.
 */
const TARGET_GROUP_BINDING: ImmutableSpec = {
  of: "elbv2.k8s.aws/TargetGroupBinding",
  fields: ["targetGroupARN", "targetType", "ipAddressType", "vpcID"],
  refusal: (changed) =>
    'admission webhook "vtargetgroupbinding.elbv2.k8s.aws" denied the request: ' +
    `TargetGroupBinding update may not change these fields: ${changed.map((field) => `spec.${field}`).join(",")}`,
};

const WEBHOOKS = [TARGET_GROUP_BINDING];

/**
 * Refuses an update that a cluster with the usual controllers refuses. What is unknown at preview is not judged.
 *
 * @throws ProviderError
 */
export function refuseAsWebhooksDo(before: Props, after: Props): void {
  const kind = `${groupOf(asText(after.apiVersion))}/${asText(after.kind)}`;
  for (const { of, fields, refusal } of WEBHOOKS) {
    if (of !== kind) continue;
    const [olds, news] = [asProps(before.spec), asProps(after.spec)];
    const changed = fields.filter((field) => differ(olds[field], news[field]));
    if (changed.length > 0) throw new ProviderError(refusal(changed));
  }
}

function differ(before: Value | undefined, after: Value | undefined): boolean {
  return !hasUnknown(after) && !isDeepStrictEqual(before, after);
}
