import assert from "node:assert/strict";
import type { HardenedWorkloadArgs } from "../../../components/workload";
import { environment, hardenedPodSpec } from "../../../components/workload/podSpec";
import { at } from "./registered";

const digest = `registry.example.com/orders@sha256:${"a".repeat(64)}`;
const selector = { "app.kubernetes.io/name": "orders" };

function pod(args: Partial<HardenedWorkloadArgs> = {}) {
  return hardenedPodSpec("orders", { namespace: "shop", image: digest, ...args }, "orders-account", selector);
}

const container = (args?: Partial<HardenedWorkloadArgs>) => at(pod(args), "containers", 0);

describe("hardenedPodSpec", () => {
  it("meets Pod Security restricted on the pod and on its container", () => {
    assert.deepEqual(at(pod(), "securityContext"), {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(at(container(), "securityContext"), {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
    for (const shared of ["hostNetwork", "hostPID", "hostIPC"]) assert.equal(at(pod(), shared), undefined, shared);
  });

  it("runs as its own ServiceAccount, whose token it gets only when it asks", () => {
    assert.equal(pod().serviceAccountName, "orders-account");
    assert.equal(pod().automountServiceAccountToken, false);
    assert.equal(pod({ mountApiToken: true }).automountServiceAccountToken, true);
  });

  it("does not learn of the namespace's other services by its environment", () => {
    assert.equal(pod().enableServiceLinks, false);
    assert.deepEqual(at(container(), "env"), []);
  });

  it("is one container with one port, bounded CPU and memory", () => {
    assert.equal(at(container(), "name"), "orders");
    assert.equal(at(container(), "image"), digest);
    assert.deepEqual(at(container(), "ports"), [{ name: "main", containerPort: 8080, protocol: "TCP" }]);
    assert.deepEqual(at(container(), "resources"), {
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { cpu: "1", memory: "256Mi" },
    });
    assert.equal(at(pod(), "containers", "length"), 1);
  });

  it("takes resources value by value", () => {
    const given = container({ resources: { requests: { cpu: "250m" }, limits: { memory: "1Gi" } } });
    assert.deepEqual(at(given, "resources"), {
      requests: { cpu: "250m", memory: "128Mi" },
      limits: { cpu: "1", memory: "1Gi" },
    });
  });

  it("asks the container how it is, more patiently while it starts", () => {
    assert.deepEqual(at(container(), "startupProbe"), {
      httpGet: { path: "/healthz", port: 8080, scheme: "HTTP" },
      periodSeconds: 2,
      failureThreshold: 30,
      timeoutSeconds: 2,
    });
    assert.deepEqual(at(container(), "livenessProbe", "httpGet", "path"), "/healthz");
    assert.deepEqual(at(container(), "readinessProbe", "httpGet", "path"), "/readyz");
  });

  it("asks on another port and path when told so", () => {
    const given = container({
      port: 8443,
      probes: { port: 9000, scheme: "HTTPS", livenessPath: "/alive", readinessPath: "/ready" },
    });
    assert.deepEqual(at(given, "ports"), [
      { name: "main", containerPort: 8443, protocol: "TCP" },
      { name: "probes", containerPort: 9000, protocol: "TCP" },
    ]);
    assert.deepEqual(at(given, "startupProbe", "httpGet"), { path: "/alive", port: 9000, scheme: "HTTPS" });
    assert.deepEqual(at(given, "livenessProbe", "httpGet"), { path: "/alive", port: 9000, scheme: "HTTPS" });
    assert.deepEqual(at(given, "readinessProbe", "httpGet"), { path: "/ready", port: 9000, scheme: "HTTPS" });
  });

  it("goes on serving for a while after it is told to stop, without a shell", () => {
    assert.deepEqual(at(container(), "lifecycle"), { preStop: { sleep: { seconds: 5 } } });
    assert.equal(at(container({ preStopSeconds: 0 }), "lifecycle"), undefined);
    assert.equal(pod().terminationGracePeriodSeconds, 30);
    assert.equal(pod({ terminationGraceSeconds: 90 }).terminationGracePeriodSeconds, 90);
  });

  it("is spread over zones and hosts, as far as there are any", () => {
    const constraint = (topologyKey: string) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: selector },
    });
    assert.deepEqual(pod().topologySpreadConstraints, [
      constraint("topology.kubernetes.io/zone"),
      constraint("kubernetes.io/hostname"),
    ]);
  });

  it("may write to a bounded /tmp only", () => {
    assert.deepEqual(pod().volumes, [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }]);
    assert.deepEqual(at(container(), "volumeMounts"), [{ name: "tmp", mountPath: "/tmp" }]);
    assert.deepEqual(at(pod({ temporarySpace: "1Gi" }), "volumes", 0, "emptyDir"), { sizeLimit: "1Gi" });
  });

  it("reads its certificate from a whole volume, which follows a renewal", () => {
    const args = { certificateSecret: "orders-tls" };
    assert.deepEqual(at(pod(args), "volumes", 1), {
      name: "tls",
      secret: { secretName: "orders-tls", defaultMode: 0o440 },
    });
    assert.deepEqual(at(container(args), "volumeMounts", 1), {
      name: "tls",
      mountPath: "/var/run/tls",
      readOnly: true,
    });
  });

  it("mounts the volumes of a StatefulSet", () => {
    const volumes = { data: { size: "1Gi", storageClassName: "encrypted", mountPath: "/data" } };
    assert.deepEqual(at(container({ kind: "StatefulSet", volumes }), "volumeMounts"), [
      { name: "tmp", mountPath: "/tmp" },
      { name: "data", mountPath: "/data" },
    ]);
  });

  it("has no port, probe, pause or spread when it runs to an end", () => {
    const job = { kind: "CronJob", schedule: "@daily" } as const;
    assert.equal(pod(job).restartPolicy, "Never");
    assert.equal(pod(job).topologySpreadConstraints, undefined);
    for (const absent of ["ports", "startupProbe", "livenessProbe", "readinessProbe", "lifecycle"]) {
      assert.equal(at(container(job), absent), undefined, absent);
    }
    assert.equal(at(container(job), "securityContext", "readOnlyRootFilesystem"), true);
  });

  it("passes on command, arguments, nodes and tolerations", () => {
    const args = {
      command: ["node"],
      args: ["main.js"],
      nodeSelector: { "kubernetes.io/arch": "arm64" },
      tolerations: [{ key: "dedicated", operator: "Exists" }],
      runAsUser: 65532,
    };
    assert.deepEqual(at(container(args), "command"), ["node"]);
    assert.deepEqual(at(container(args), "args"), ["main.js"]);
    assert.deepEqual(pod(args).nodeSelector, { "kubernetes.io/arch": "arm64" });
    assert.deepEqual(pod(args).tolerations, [{ key: "dedicated", operator: "Exists" }]);
    assert.deepEqual(
      ["runAsUser", "runAsGroup", "fsGroup"].map((id) => at(pod(args), "securityContext", id)),
      [65532, 65532, 65532],
    );
  });
});

describe("environment", () => {
  it("takes variables in clear and from Secrets", () => {
    const secretEnv = { ACCESS_TOKEN_SECRET: { secretName: "orders", key: "token" } };
    assert.deepEqual(environment({ LOG_LEVEL: "info" }, secretEnv), [
      { name: "LOG_LEVEL", value: "info" },
      { name: "ACCESS_TOKEN_SECRET", valueFrom: { secretKeyRef: { name: "orders", key: "token" } } },
    ]);
  });
});
