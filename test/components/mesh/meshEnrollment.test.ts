import assert from "node:assert/strict";
import { meshEnrollment } from "../../../components/mesh";

describe("meshEnrollment", () => {
  it("labels for Istio", () => {
    const enrollment = meshEnrollment("istio");
    assert.deepEqual(enrollment.namespaceLabels, { "istio-injection": "enabled" });
    assert.equal(enrollment.podLabels["sidecar.istio.io/inject"], "true");
    assert.deepEqual(enrollment.podAnnotations, {});
  });

  it("annotates for Linkerd, deny by default on both namespace and pods", () => {
    const enrollment = meshEnrollment("linkerd");
    for (const annotations of [enrollment.namespaceAnnotations, enrollment.podAnnotations]) {
      assert.equal(annotations["linkerd.io/inject"], "enabled");
      assert.equal(annotations["config.linkerd.io/default-inbound-policy"], "deny");
    }
    assert.equal(enrollment.podAnnotations["config.linkerd.io/access-log"], "json");
    assert.deepEqual(enrollment.serviceAnnotations, {});
  });

  it("tells Linkerd's callers by the Service how long to wait and when to stop", () => {
    const { serviceAnnotations } = meshEnrollment("linkerd", {
      timeoutSeconds: 2.5,
      retries: { attempts: 3, perTrySeconds: 1 },
      circuitBreaker: { consecutiveFailures: 5 },
    });
    assert.deepEqual(serviceAnnotations, {
      "timeout.linkerd.io/request": "2500ms",
      "retry.linkerd.io/http": "gateway-error",
      "retry.linkerd.io/limit": "3",
      "retry.linkerd.io/timeout": "1s",
      "balancer.linkerd.io/failure-accrual": "consecutive",
      "balancer.linkerd.io/failure-accrual-consecutive-max-failures": "5",
      "balancer.linkerd.io/failure-accrual-consecutive-min-penalty": "30s",
      "balancer.linkerd.io/failure-accrual-consecutive-max-penalty": "300s",
    });
  });
});
