import assert from "node:assert/strict";
import { downwardFile, sidecarOf } from "./sidecar";

const proxy = {
  name: "istio-proxy",
  args: ["proxy", "--domain", "$(POD_NAMESPACE).svc.cluster.local", "$(UNHEARD_OF)"],
  env: [
    { name: "POD_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
    { name: "INSTANCE_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    { name: "EMPTY" },
    { name: "PLAIN", value: "text" },
    { name: "GOMAXPROCS", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
  ],
};
const validation = {
  name: "istio-validation",
  args: ["istio-iptables", "-p", "15001", "-x", "", "--run-validation", "--skip-rule-apply"],
};
const pod = {
  metadata: { name: "orders-1", namespace: "shop" },
  spec: { initContainers: [validation, proxy], containers: [{ name: "app" }] },
  status: { podIP: "198.18.0.2" },
};

describe("testbed: the injected sidecar", () => {
  it("has the environment that the pod's fields give it", () => {
    assert.deepEqual(sidecarOf(pod).env, {
      POD_NAMESPACE: "shop",
      INSTANCE_IP: "198.18.0.2",
      EMPTY: "",
      PLAIN: "text",
    });
  });

  it("has its arguments filled in from its environment", () => {
    assert.deepEqual(sidecarOf(pod).args, ["proxy", "--domain", "shop.svc.cluster.local", ""]);
  });

  it("has its traffic redirected, not only looked at", () => {
    assert.deepEqual(sidecarOf(pod).redirection, ["istio-iptables", "-p", "15001", "-x", ""]);
  });

  it("must have been injected", () => {
    const bare = { ...pod, spec: { containers: [{ name: "app" }] } };
    assert.throws(() => sidecarOf(bare), /pod orders-1 was not injected: its containers are app/);
  });

  it("reads labels as the downward API writes them", () => {
    assert.equal(downwardFile({ app: "orders", note: 'a "b"' }), 'app="orders"\nnote="a \\"b\\""\n');
    assert.equal(downwardFile(undefined), "");
  });
});
