import assert from "node:assert/strict";
import { asList, asProps, asText, type Props, UNKNOWN } from "../../sandbox/providers/protocol";
import { StackedProvider } from "../sandbox/providers/kubernetes";
import {
  ControlPlane,
  eventually,
  istioctlAnalyze,
  Mesh,
  missingRequirements,
  preparePrograms,
  type RunningPod,
  skipUnlessPossible,
} from ".";

/** The programs are built first where they never were. Unit: milliseconds. */
const BUILD_TIMEOUT = 40 * 60_000;
const TIMEOUT = 120_000;

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

const restricted = { "pod-security.kubernetes.io/enforce": "restricted" };

function namespace(name: string, labels: Props = {}): Props {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels: { ...restricted, ...labels } } };
}

/** As restricted as Pod Security asks for. */
const hardenedPod = {
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
};
const hardenedContainer = {
  name: "app",
  image: "example.com/app@sha256:0000000000000000000000000000000000000000000000000000000000000000",
  ports: [{ containerPort: 8080 }],
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, readOnlyRootFilesystem: true },
};

function deployment(name: string, space: string, image = hardenedContainer.image): Props {
  const labels = { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: space },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { ...hardenedPod, serviceAccountName: name, containers: [{ ...hardenedContainer, image }] },
      },
    },
  };
}

function service(name: string, space: string): Props {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: space },
    spec: { selector: { app: name }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
  };
}

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

  describe("kubernetes stand-in on a cluster", function () {
    this.timeout(TIMEOUT);
    const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
    let provider: StackedProvider;

    before(async () => {
      await plane.cluster.apply(namespace("shop"));
      provider = new StackedProvider({ kubeconfig: plane.kubeconfig });
    });

    it("creates, updates and deletes", async () => {
      const created = await provider.create(DEPLOYMENT, "orders", deployment("orders", "shop"));
      assert.equal(created.id, "shop/orders");
      const { uid, managedFields } = asProps(created.outputs.metadata);
      assert.ok(uid);
      assert.equal(managedFields, undefined);
      assert.equal(asProps(created.outputs.spec).revisionHistoryLimit, 10);

      const wanted = deployment("orders", "shop", "example.com/app:2");
      const updated = await provider.update(created, wanted);
      assert.equal(asProps(updated.outputs.metadata).uid, uid);
      assert.match(JSON.stringify(await provider.read(updated)), /example\.com\/app:2/);

      await provider.delete(updated);
      assert.equal(await provider.read(updated), undefined);
      await provider.delete(updated);
    });

    it("previews by a dry run, which stores nothing", async () => {
      const previewed = await provider.create("kubernetes:core/v1:Service", "orders", service("orders", "shop"), {
        preview: true,
      });
      assert.equal(asProps(previewed.outputs.spec).sessionAffinity, "None");
      assert.equal(asProps(previewed.outputs.spec).clusterIP, UNKNOWN);
      assert.equal(asProps(previewed.outputs.metadata).uid, UNKNOWN);
      assert.equal(await provider.read(previewed), undefined);
    });

    it("finds at preview what the API server would refuse", async () => {
      const mistaken = { ...service("orders", "shop"), specc: {} };
      await assert.rejects(
        provider.create("kubernetes:core/v1:Service", "orders", mistaken, { preview: true }),
        /^Error: Service shop\/orders: .*unknown field "specc"|^Error: Service shop\/orders: .*specc: field not declared/,
      );
    });

    it("previews objects whose namespace or kind is still to come", async () => {
      const elsewhere = await provider.create(DEPLOYMENT, "orders", deployment("orders", "later"), { preview: true });
      assert.equal(asProps(elsewhere.outputs.metadata).uid, UNKNOWN);
      const widget = { apiVersion: "test.example.com/v1", kind: "Widget", metadata: { name: "one" } };
      const previewed = await provider.create("kubernetes:test.example.com/v1:Widget", "one", widget, {
        preview: true,
      });
      assert.equal(asProps(previewed.outputs.metadata).namespace, "default");
    });

    it("waits for the kind of a custom resource, and finds out whether it has a namespace", async () => {
      const widgets = {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "widgets.test.example.com" },
        spec: {
          group: "test.example.com",
          scope: "Cluster",
          names: { kind: "Widget", plural: "widgets" },
          versions: [
            {
              name: "v1",
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: "object", properties: { spec: { type: "object" } } } },
            },
          ],
        },
      };
      const widget = { apiVersion: "test.example.com/v1", kind: "Widget", metadata: { name: "one" }, spec: {} };
      const [definition, created] = await Promise.all([
        provider.create("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "widgets", widgets),
        provider.create("kubernetes:test.example.com/v1:Widget", "one", widget),
      ]);
      assert.equal(created.id, "one");
      assert.deepEqual((await provider.diff(created, widget)).changes, []);
      await provider.delete(definition);
      assert.equal(await provider.read(created), undefined);
    });

    it("says in one line what cannot be changed", async () => {
      const created = await provider.create(DEPLOYMENT, "fixed", deployment("fixed", "shop"));
      const changed = asProps(deployment("fixed", "shop").spec);
      const selector = { matchLabels: { app: "fixed", tier: "back" } };
      const template = { ...asProps(changed.template), metadata: { labels: selector.matchLabels } };
      const wanted = { ...deployment("fixed", "shop"), spec: { ...changed, selector, template } };
      assert.deepEqual((await provider.diff(created, wanted)).replaces, ["spec"]);
      await assert.rejects(provider.update(created, wanted), (error) => {
        assert.match(String(error), /^Error: Deployment shop\/fixed: Invalid: .*spec\.selector.*field is immutable$/);
        return true;
      });
      await provider.delete(created);
    });

    it("says who else owns a field, and takes it from nobody", async () => {
      const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "shop" } };
      await plane.client.request("PATCH", "/api/v1/namespaces/shop/configmaps/settings", {
        query: { fieldManager: "somebody" },
        body: { ...settings, data: { level: "theirs" } },
        contentType: "application/apply-patch+yaml",
      });
      await assert.rejects(
        provider.create("kubernetes:core/v1:ConfigMap", "settings", { ...settings, data: { level: "ours" } }),
        /^Error: ConfigMap shop\/settings: Conflict: .*conflict with "somebody".*\.data\.level/,
      );
    });

    it("keeps a Secret's contents secret in what the API server answered", async () => {
      const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "token", namespace: "shop" } };
      const created = await provider.create("kubernetes:core/v1:Secret", "token", {
        ...secret,
        stringData: { a: "b" },
      });
      assert.deepEqual(asProps(created.outputs.data).value, { a: "Yg==" });
      assert.ok(Object.keys(asProps(created.outputs.data)).length > 1);
      await provider.delete(created);
    });

    it("says that nobody answers", async () => {
      const config = { server: "https://127.0.0.1:1" };
      const nowhere = {
        clusters: [{ name: "a", cluster: config }],
        contexts: [{ name: "a", context: { cluster: "a" } }],
        "current-context": "a",
      };
      await assert.rejects(
        new StackedProvider({ kubeconfig: JSON.stringify(nowhere) }).create(
          "kubernetes:core/v1:Namespace",
          "a",
          namespace("a"),
        ),
        /^Error: Namespace.*: Unreachable: no answer from https:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
      );
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
