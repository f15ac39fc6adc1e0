import assert from "node:assert/strict";
import { refuseAsWebhooksDo } from "../../../../sandbox/providers/kubernetes/webhooks";
import { type Props, UNKNOWN } from "../../../../sandbox/providers/protocol";

const binding = (spec: Props): Props => ({ apiVersion: "elbv2.k8s.aws/v1beta1", kind: "TargetGroupBinding", spec });
const old = { targetGroupARN: "arn:old", targetType: "ip", vpcID: "vpc-1", serviceRef: { name: "a", port: 443 } };

describe("admission webhooks that the kubernetes stand-in knows", () => {
  it("refuse a TargetGroupBinding with another target group or network", () => {
    assert.throws(
      () => refuseAsWebhooksDo(binding(old), binding({ ...old, targetGroupARN: "arn:new", vpcID: "vpc-2" })),
      {
        message:
          'admission webhook "vtargetgroupbinding.elbv2.k8s.aws" denied the request: ' +
          "TargetGroupBinding update may not change these fields: spec.targetGroupARN,spec.vpcID",
      },
    );
  });

  it("let it find another Service, and do not judge what is unknown", () => {
    refuseAsWebhooksDo(binding(old), binding({ ...old, serviceRef: { name: "b", port: 443 } }));
    refuseAsWebhooksDo(binding(old), binding({ ...old, targetGroupARN: UNKNOWN }));
  });

  it("let other objects change as they like", () => {
    const service = (vpcID: string): Props => ({ apiVersion: "v1", kind: "Service", spec: { vpcID } });
    refuseAsWebhooksDo(service("a"), service("b"));
  });
});
