import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import { HardenedWorkload, type HardenedWorkloadArgs } from "../../../components/workload";
import { urnName } from "../../support/deployment";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { at, listed } from "./registered";

const types = {
  component: "secure-microservice:index:HardenedWorkload",
  account: "kubernetes:core/v1:ServiceAccount",
  deployment: "kubernetes:apps/v1:Deployment",
  statefulSet: "kubernetes:apps/v1:StatefulSet",
  cronJob: "kubernetes:batch/v1:CronJob",
  service: "kubernetes:core/v1:Service",
  budget: "kubernetes:policy/v1:PodDisruptionBudget",
  autoscaler: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
} as const;

const image = `registry.example.com/orders:1.4@sha256:${"0".repeat(64)}`;
const selector = { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "orders" };
const labels = {
  ...selector,
  "app.kubernetes.io/component": "service",
  "app.kubernetes.io/part-of": "project",
  "app.kubernetes.io/managed-by": "pulumi",
};
const metadata = { name: "orders", namespace: "shop", labels };

const workload = (args: Partial<HardenedWorkloadArgs> = {}) =>
  registeredBy(() => new HardenedWorkload("orders", { namespace: "shop", image, ...args }));

describe("HardenedWorkload", () => {
  describe("as a Deployment", () => {
    it("makes an account, a Deployment, a Service and a disruption budget", async () => {
      assert.deepEqual(
        listed(await workload()),
        [
          `${types.component} orders`,
          `${types.account} orders-service-account`,
          `${types.deployment} orders-deployment`,
          `${types.service} orders-service`,
          `${types.budget} orders-disruption-budget`,
        ].sort(),
      );
    });

    it("calls and labels all of them alike", async () => {
      const resources = await workload();
      for (const type of [types.account, types.deployment, types.service, types.budget]) {
        assert.deepEqual(theOnly(resources, type).inputs.metadata, metadata, type);
      }
      const template = at(theOnly(resources, types.deployment).inputs, "spec", "template", "metadata", "labels");
      assert.deepEqual(template, labels);
    });

    it("takes the labels and annotations that a mesh wants, below its own", async () => {
      const resources = await workload({
        podLabels: { "sidecar.istio.io/inject": "true" },
        podAnnotations: { "linkerd.io/inject": "enabled" },
        component: "api",
        partOf: "shop",
      });
      assert.deepEqual(at(theOnly(resources, types.deployment).inputs, "spec", "template", "metadata"), {
        labels: {
          ...labels,
          "app.kubernetes.io/component": "api",
          "app.kubernetes.io/part-of": "shop",
          "sidecar.istio.io/inject": "true",
        },
        annotations: { "linkerd.io/inject": "enabled" },
      });
    });

    it("runs two pods, and starts a new one before it stops an old one", async () => {
      const { inputs } = theOnly(await workload(), types.deployment);
      assert.equal(at(inputs, "spec", "replicas"), 2);
      assert.deepEqual(at(inputs, "spec", "strategy"), {
        type: "RollingUpdate",
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      });
      assert.deepEqual(at(inputs, "spec", "selector"), { matchLabels: selector });
      assert.equal(at(inputs, "spec", "template", "spec", "serviceAccountName"), "orders");
    });

    it("is reached inside the cluster only, at port 80", async () => {
      assert.deepEqual(theOnly(await workload(), types.service).inputs.spec, {
        type: "ClusterIP",
        selector,
        ports: [{ name: "main", port: 80, targetPort: 8080, protocol: "TCP", appProtocol: "http" }],
      });
      const other = await workload({ port: 9000, servicePort: 443, appProtocol: "https" });
      assert.deepEqual(at(theOnly(other, types.service).inputs, "spec", "ports"), [
        { name: "main", port: 443, targetPort: 9000, protocol: "TCP", appProtocol: "https" },
      ]);
    });

    it("lets one pod go at a time", async () => {
      assert.deepEqual(theOnly(await workload(), types.budget).inputs.spec, {
        maxUnavailable: 1,
        selector: { matchLabels: selector },
        unhealthyPodEvictionPolicy: "AlwaysAllow",
      });
    });

    it("keeps the token of its account from pods that do not ask, and shows IAM its annotations", async () => {
      const annotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/orders" };
      const { inputs } = theOnly(await workload({ serviceAccountAnnotations: annotations }), types.account);
      assert.equal(inputs.automountServiceAccountToken, false);
      assert.deepEqual(at(inputs, "metadata", "annotations"), annotations);
    });
  });

  it("follows the CPU of its own container, and leaves the number of pods to that", async () => {
    const resources = await workload({ autoscaling: { minReplicas: 3, maxReplicas: 9, targetCpuPercent: 70 } });
    assert.equal(resources.length, 6);
    assert.equal(at(theOnly(resources, types.deployment).inputs, "spec", "replicas"), undefined);
    assert.deepEqual(theOnly(resources, types.autoscaler).inputs.spec, {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "orders" },
      minReplicas: 3,
      maxReplicas: 9,
      metrics: [
        {
          type: "ContainerResource",
          containerResource: {
            name: "cpu",
            container: "orders",
            target: { type: "Utilization", averageUtilization: 70 },
          },
        },
      ],
    });
  });

  it("as a StatefulSet has volumes of its own that outlive it, and names for its pods", async () => {
    const volumes = { data: { size: "10Gi", storageClassName: "encrypted", mountPath: "/data" } };
    const resources = await workload({ kind: "StatefulSet", volumes });
    assert.deepEqual(
      listed(resources),
      [
        `${types.component} orders`,
        `${types.account} orders-service-account`,
        `${types.statefulSet} orders-stateful-set`,
        `${types.service} orders-headless-service`,
        `${types.service} orders-service`,
        `${types.budget} orders-disruption-budget`,
      ].sort(),
    );
    const { inputs } = theOnly(resources, types.statefulSet);
    assert.equal(at(inputs, "spec", "serviceName"), "orders-pods");
    assert.deepEqual(at(inputs, "spec", "volumeClaimTemplates"), [
      {
        metadata: { name: "data" },
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: "encrypted",
          resources: { requests: { storage: "10Gi" } },
        },
      },
    ]);
    assert.deepEqual(at(inputs, "spec", "persistentVolumeClaimRetentionPolicy"), {
      whenDeleted: "Retain",
      whenScaled: "Retain",
    });
    const headless = theOnly(resources, types.service, "orders-headless-service").inputs;
    assert.equal(at(headless, "metadata", "name"), "orders-pods");
    assert.equal(at(headless, "spec", "clusterIP"), "None");
  });

  it("of every kind waits for what it is told to, and for its account, but takes no output of theirs", async () => {
    const kinds = {
      Deployment: types.deployment,
      StatefulSet: types.statefulSet,
      CronJob: types.cronJob,
    } as const;
    for (const kind of ["Deployment", "StatefulSet", "CronJob"] as const) {
      const schedule = kind === "CronJob" ? { schedule: "0 3 * * *" } : {};
      const resources = await registeredBy(() => {
        const awaited = new kubernetes.core.v1.Secret("awaited");
        const args = { namespace: "shop", image, kind, ...schedule } as const;
        new HardenedWorkload("orders", args, { dependsOn: [awaited] });
      });
      const { dependencies, propertyDependencies } = theOnly(resources, kinds[kind]);
      const awaited = dependencies.map(urnName).sort();
      const services = kind === "StatefulSet" ? ["orders-headless-service"] : [];
      assert.deepEqual(awaited, ["awaited", ...services, "orders-service-account"].sort(), kind);
      assert.deepEqual(propertyDependencies.spec, [], kind);
    }
  });

  it("refers to objects by the names that transforms gave them", async () => {
    const resources = await workload({
      kind: "StatefulSet",
      transform: { serviceAccount: { metadata: { name: "api" } }, headlessService: { metadata: { name: "nodes" } } },
    });
    const { inputs } = theOnly(resources, types.statefulSet);
    assert.equal(at(inputs, "spec", "serviceName"), "nodes");
    assert.equal(at(inputs, "spec", "template", "spec", "serviceAccountName"), "api");
  });

  it("lets the volumes of a StatefulSet go with it when nothing is to be kept", async () => {
    const resources = await workload({ kind: "StatefulSet", deletionProtection: false });
    const policy = at(theOnly(resources, types.statefulSet).inputs, "spec", "persistentVolumeClaimRetentionPolicy");
    assert.equal(at(policy, "whenDeleted"), "Delete");
  });

  it("as a CronJob is an account and a job of which one run goes at a time", async () => {
    const resources = await workload({ kind: "CronJob", schedule: "0 3 * * *" });
    assert.deepEqual(
      listed(resources),
      [
        `${types.component} orders`,
        `${types.account} orders-service-account`,
        `${types.cronJob} orders-cron-job`,
      ].sort(),
    );
    const { inputs } = theOnly(resources, types.cronJob);
    assert.equal(at(inputs, "spec", "schedule"), "0 3 * * *");
    assert.equal(at(inputs, "spec", "timeZone"), "Etc/UTC");
    assert.equal(at(inputs, "spec", "concurrencyPolicy"), "Forbid");
    const job = at(inputs, "spec", "jobTemplate", "spec");
    assert.equal(at(job, "backoffLimit"), 3);
    assert.equal(at(job, "activeDeadlineSeconds"), 3600);
    assert.equal(at(job, "template", "spec", "restartPolicy"), "Never");
    assert.equal(at(job, "template", "metadata", "labels", "app.kubernetes.io/component"), "job");
  });

  it("is a peer by the very labels its pods have", async () => {
    await registeredBy(() => {
      const { peer, service } = new HardenedWorkload("orders", { namespace: "shop", image, port: 9000 });
      const expected = { name: "orders", namespace: "shop", podLabels: selector, port: 9000, servicePort: 80 };
      assert.deepEqual(peer, { ...expected, appProtocol: "http" });
      assert.ok(service);
    });
  });

  it("is a peer by the names of its pods as well, where it is a StatefulSet", async () => {
    await registeredBy(() => {
      const { peer } = new HardenedWorkload("ledger", { kind: "StatefulSet", namespace: "shop", image });
      assert.equal(peer.headlessServiceName, "ledger-pods");
    });
  });

  it("lets each child be adjusted", async () => {
    const annotated = { metadata: { annotations: { changed: "yes" } } };
    const transform = {
      serviceAccount: annotated,
      deployment: annotated,
      statefulSet: annotated,
      cronJob: annotated,
      service: annotated,
      headlessService: annotated,
      disruptionBudget: annotated,
      autoscaler: annotated,
    };
    const autoscaling = { minReplicas: 2, maxReplicas: 4, targetCpuPercent: 50 };
    const all = [
      ...(await workload({ transform, autoscaling })),
      ...(await workload({ transform, kind: "StatefulSet" })),
      ...(await workload({ transform, kind: "CronJob", schedule: "@daily" })),
    ].filter(({ type }) => type.startsWith("kubernetes:"));
    assert.equal(all.length, 5 + 5 + 2);
    for (const { name, inputs } of all) assert.equal(at(inputs, "metadata", "annotations", "changed"), "yes", name);
  });
});
