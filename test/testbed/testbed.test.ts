import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { oldestKubernetes } from "../../components/mesh/controlPlane/versions";
import { asList, asProps, asText } from "../../sandbox/providers/protocol";
import {
  BUILD_TIMEOUT,
  ControlPlane,
  eventually,
  istioctlAnalyze,
  istioSource,
  Mesh,
  missingRequirements,
  preparePrograms,
  type RunningPod,
  skipUnlessPossible,
  testedIstio,
} from ".";
import { deployment, hardenedContainer, hardenedPod, namespace, service, TIMEOUT } from "./fixtures";

/** Namespaces that name no level are held to `baseline`. */
const BASELINE = {
  plugins: [
    {
      name: "PodSecurity",
      configuration: {
        apiVersion: "pod-security.admission.config.k8s.io/v1",
        kind: "PodSecurityConfiguration",
        defaults: { enforce: "baseline", "enforce-version": "latest" },
      },
    },
  ],
};

describe("testbed", () => {
  let plane: ControlPlane;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this, missingRequirements({ network: false }));
    plane = await ControlPlane.start(await preparePrograms(), { admission: BASELINE });
  });

  after(async function () {
    this.timeout(TIMEOUT);
    await plane?.stop();
  });

  describe("control plane", function () {
    this.timeout(TIMEOUT);

    it("tells its version", async () => {
      assert.equal(await plane.version(), "v1.36.1");
    });

    it("runs an Istio whose own files name its minor and the oldest Kubernetes that we say", async () => {
      const read = async (file: string) => readFile(join(await istioSource(), file), "utf8");
      assert.equal((await read("VERSION")).trim(), minor(testedIstio.release));
      const [, oldest] = /MinK8SVersion += (\d+)/.exec(await read("istioctl/pkg/install/k8sversion/version.go")) ?? [];
      assert.equal(oldestKubernetes.istio, `1.${oldest}`);
    });

    it("refuses a privileged pod where Pod Security is restricted, and says why", async () => {
      await plane.cluster.apply(namespace("closed"));
      await plane.serviceAccount("closed");
      const container = { name: "app", image: "app", securityContext: { privileged: true } };
      const pod = {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "open", namespace: "closed" },
        spec: { containers: [container] },
      };
      await assert.rejects(
        plane.cluster.apply(pod),
        /^Error: Pod closed\/open: Forbidden: .*violates PodSecurity "restricted.*privileged/,
      );
      await plane.cluster.apply({ ...pod, spec: { ...hardenedPod, containers: [hardenedContainer] } });
    });

    it("holds namespaces to the level that admission is configured with", async () => {
      const container = { name: "app", image: "app", securityContext: { privileged: true } };
      const metadata = { name: "open", namespace: "default" };
      const pod = { apiVersion: "v1", kind: "Pod", metadata, spec: { containers: [container] } };
      await assert.rejects(plane.cluster.apply(pod), /^Error: Pod default\/open: .*violates PodSecurity "baseline/);
    });

    it("knows people by their certificates, and lets them do nothing by default", async () => {
      const { ApiClient, clusterAccess } = await import("../../sandbox/providers/kubernetes/index.js");
      const viewer = new ApiClient(clusterAccess(await plane.kubeconfigOf("vera", ["viewers"])));
      await assert.rejects(viewer.request("GET", "/api/v1/namespaces/closed/secrets"), /User "vera" cannot list/);
      viewer.close();
    });
  });

  describe("mesh", function () {
    this.timeout(TIMEOUT);
    const ECHO = `require("node:http").createServer((request, response) =>
      response.end(JSON.stringify(request.headers))).listen(8080)`;
    const app = { command: [process.execPath, "-e", ECHO] };
    const url = "http://payments.mesh/charges";
    let mesh: Mesh;
    let payments: RunningPod;
    let orders: RunningPod;
    let stranger: RunningPod;

    before(async function () {
      skipUnlessPossible(this);
      mesh = await Mesh.start(plane);
      await plane.cluster.apply(namespace("mesh", { "istio-injection": "enabled" }));
      await plane.cluster.apply(service("payments", "mesh"));
      await Promise.all(["payments", "orders", "stranger"].map(deploy));
      await plane.cluster.apply({
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "strict", namespace: "mesh" },
        spec: { mtls: { mode: "STRICT" } },
      });
      await plane.cluster.apply({
        apiVersion: "security.istio.io/v1",
        kind: "AuthorizationPolicy",
        metadata: { name: "payments", namespace: "mesh" },
        spec: {
          selector: { matchLabels: { app: "payments" } },
          rules: [{ from: [{ source: { principals: ["cluster.local/ns/mesh/sa/orders"] } }] }],
        },
      });
      [payments, orders, stranger] = await Promise.all([run("payments"), run("orders"), run("stranger")]);
    });

    after(async function () {
      this.timeout(TIMEOUT);
      await mesh?.stop();
    });

    async function deploy(name: string): Promise<void> {
      await plane.cluster.apply({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "mesh" } });
      await plane.cluster.apply(deployment(name, "mesh"));
    }

    function run(name: string): Promise<RunningPod> {
      return mesh.node.runPodOf("mesh", { app: name }, app);
    }

    it("lets the named caller in, and tells the callee who it is", async () => {
      const answer = await eventually("orders being let in", async () => {
        const answered = await orders.request(url);
        assert.equal(answered.status, 200, JSON.stringify(answered));
        return answered;
      });
      assert.match(answer.body ?? "", /x-forwarded-client-cert.*URI=spiffe:\/\/cluster\.local\/ns\/mesh\/sa\/orders"/);
    });

    it("refuses another workload", async () => {
      await eventually("the stranger being refused", async () => {
        assert.deepEqual(await stranger.request(url).then(({ status }) => status), 403);
      });
    });

    it("refuses plaintext from outside", async () => {
      await eventually("plaintext being refused", () =>
        assert.rejects(fetch(`http://${payments.address}:8080/charges`), ({ cause }) =>
          /ECONNRESET|other side closed/.test(String(cause)),
        ),
      );
    });

    it("analyzes objects", async () => {
      const route = {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "edge", namespace: "mesh" },
        spec: {
          hosts: ["example.com"],
          gateways: ["missing"],
          http: [{ route: [{ destination: { host: "payments" } }] }],
        },
      };
      const findings = await istioctlAnalyze(mesh.programs, [service("payments", "mesh"), route]);
      assert.match(findings.join("\n"), /Error IST0101 VirtualService mesh\/edge: .*"missing"/);
      assert.deepEqual(await istioctlAnalyze(mesh.programs, [service("payments", "mesh")]), []);
      await assert.rejects(istioctlAnalyze(mesh.programs, [{ spec: {} }]), /no group, version and kind/);
    });

    it("ends pods that are deleted, and gives their successors to be run", async () => {
      const [before] = await podNames("stranger");
      await plane.client.request("DELETE", `/api/v1/namespaces/mesh/pods/${before}`);
      const successor = await run("stranger");
      assert.notEqual(successor.address, stranger.address);
      assert.equal((await successor.request(url)).status, 403);
      assert.equal((await podNames("stranger")).includes(before ?? ""), false);
    });

    async function podNames(app: string): Promise<string[]> {
      const query = { labelSelector: `app=${app}` };
      const { items } = await plane.client.request("GET", "/api/v1/namespaces/mesh/pods", { query });
      return asList(items).map((pod) => asText(asProps(asProps(pod).metadata).name));
    }

    it("refuses what Istio cannot make sense of", async () => {
      const route = {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "wrong", namespace: "mesh" },
        spec: { hosts: ["payments"], http: [{ route: [{ destination: { host: "payments" }, weight: -1 }] }] },
      };
      await assert.rejects(plane.cluster.apply(route), /^Error: VirtualService mesh\/wrong: .*weight/);
    });
  });
});

function minor(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
