import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { HardenedWorkload, type HardenedWorkloadArgs } from "../../../components/workload";
import { checkWorkload } from "../../../components/workload/checkWorkload";
import { registeredBy } from "../../support/mockedStack";

const image = `registry.example.com/orders@sha256:${"0123456789abcdef".repeat(4)}`;

function problems(args: Partial<HardenedWorkloadArgs>, name = "orders"): string[] {
  return checkWorkload(name, { namespace: "shop", image, ...args }).map(
    ({ propertyPath, reason }) => `${propertyPath}: ${reason}`,
  );
}

/** Asserts that exactly these problems are found, each told by how it begins. */
function assertProblems(args: Partial<HardenedWorkloadArgs>, ...beginnings: string[]): void {
  const found = problems(args);
  assert.equal(found.length, beginnings.length, found.join("\n"));
  for (const [index, beginning] of beginnings.entries()) {
    assert.ok(found[index]?.startsWith(beginning), `${found[index]}\ndoes not begin with\n${beginning}`);
  }
}

describe("checkWorkload", () => {
  it("finds nothing wrong with good arguments of each kind", () => {
    assertProblems({ replicas: 1, env: { A_1: "x" }, temporarySpace: "1Gi", preStopSeconds: 0 });
    assertProblems({
      kind: "StatefulSet",
      volumes: { data: { size: "1Gi", storageClassName: "e", mountPath: "/data" } },
    });
    assertProblems({ kind: "CronJob", schedule: "*/5 * * * 1-5" });
    assertProblems({ kind: "CronJob", schedule: "@hourly" });
  });

  it("takes an image by digest only", () => {
    const expected = /^image: ".*" is not valid; write the image by digest/;
    for (const bad of [
      "orders",
      "orders:1.4",
      "orders:latest",
      `orders:${"0".repeat(64)}`,
      "orders@sha256:abc",
      `o@sha256:${"A".repeat(64)}`,
    ]) {
      assert.match(problems({ image: bad }).join("\n"), expected, bad);
    }
    assertProblems({ image: image.replace("@", ":1.4@") });
  });

  it("leaves what is known later to the policies", async () => {
    await registeredBy(() => {
      assertProblems({
        image: pulumi.output("orders:latest"),
        namespace: pulumi.output("Shop"),
        replicas: pulumi.output(0),
      });
    });
  });

  it("wants a name that a Service can have, shorter where Kubernetes adds to it", () => {
    for (const name of ["1orders", "Orders", "orders-", "o".repeat(64)]) {
      assert.match(problems({}, name).join(), /^name: .* write at most 63 of a-z/, name);
    }
    assert.match(problems({ kind: "CronJob", schedule: "@daily" }, "o".repeat(53)).join(), /write at most 52 of/);
    assert.deepEqual(problems({}, "o".repeat(63)), []);
  });

  it("wants ports and counts within their bounds", () => {
    assertProblems(
      { port: 0, servicePort: 70000, replicas: 0, probes: { port: 1.5, livenessPath: "healthz" } },
      "port: 0 is not valid; write a whole number from 1 to 65535",
      "servicePort: 70000 is not valid",
      "replicas: 0 is not valid; write a whole number of at least 1",
      'probes.livenessPath: "healthz" is not valid; write a path beginning with "/"',
      "probes.port: 1.5 is not valid",
    );
  });

  it("wants one way to decide on the number of pods", () => {
    assertProblems(
      { replicas: 2, autoscaling: { minReplicas: 3, maxReplicas: 2, targetCpuPercent: 0 } },
      "autoscaling.targetCpuPercent: 0 is not valid; write a whole number from 1 to 100",
      "replicas: is decided by autoscaling; leave one of the two out",
      "autoscaling.maxReplicas: 2 is not valid; write a whole number of at least 3",
    );
  });

  it("wants quantities, and requests within limits, defaults included", () => {
    assertProblems(
      { resources: { requests: { cpu: "lots", memory: "512Mi" } }, temporarySpace: "64MB" },
      'resources.requests.cpu: "lots" is not valid; write a Kubernetes quantity',
      'temporarySpace: "64MB" is not valid',
      'resources.requests.memory: "512Mi" is more than the limit of "256Mi"',
    );
  });

  it("wants names of environment variables, each in one place", () => {
    assertProblems(
      {
        env: { "1A": "x", TOKEN: "x" },
        secretEnv: { "b-c": { secretName: "s", key: "k" }, TOKEN: { secretName: "s", key: "k" } },
      },
      'env["1A"]: "1A" is not valid; write a name of letters',
      'secretEnv["b-c"]: "b-c" is not valid',
      'env["TOKEN"]: is in secretEnv too',
    );
  });

  it("wants a schedule for a CronJob, and a sound one", () => {
    assertProblems({ kind: "CronJob" }, "schedule: is missing; write when the CronJob runs");
    assertProblems({ kind: "CronJob", schedule: "daily" }, 'schedule: "daily" is not valid; write five fields');
  });

  it("wants volumes that do not hide the pod's own", () => {
    const storageClassName = "encrypted";
    assertProblems(
      {
        kind: "StatefulSet",
        volumes: {
          tmp: { size: "1Gi", storageClassName, mountPath: "/data" },
          data: { size: "big", storageClassName, mountPath: "/tmp" },
          more: { size: "1Gi", storageClassName, mountPath: "data" },
        },
      },
      'volumes["tmp"]: "tmp" is not valid; write a DNS label other than tmp and tls',
      'volumes["data"].size: "big" is not valid',
      'volumes["data"].mountPath: "/tmp" is not valid; write an absolute path other than',
      'volumes["more"].mountPath: "data" is not valid',
    );
  });

  it("refuses what a kind would ignore", () => {
    assertProblems(
      { schedule: "@daily", volumes: {} },
      'schedule: has no meaning for a Deployment; leave it out, or write kind: "CronJob"',
      'volumes: has no meaning for a Deployment; leave it out, or write kind: "StatefulSet"',
    );
    assertProblems(
      { kind: "CronJob", schedule: "@daily", replicas: 2, servicePort: 80 },
      'servicePort: has no meaning for a CronJob; leave it out, or write kind: "Deployment"',
      "replicas: has no meaning for a CronJob",
    );
  });

  it("leaves a stopping pod time to stop", () => {
    assertProblems(
      { preStopSeconds: 30 },
      "preStopSeconds: 30 leaves no time to stop; write less than the 30 of terminationGraceSeconds",
    );
    assertProblems({ terminationGraceSeconds: 0 }, "terminationGraceSeconds: 0 is not valid");
  });

  it("refuses root", () => {
    assertProblems({ runAsUser: 0 }, "runAsUser: 0 is not valid; write a whole number from 1 to 2147483647");
    for (const sidecar of [1337, 2102]) {
      assertProblems(
        { runAsUser: sidecar },
        `runAsUser: ${sidecar} is not valid; write a user that is no sidecar's, such as 10001, for the mesh does not see what a sidecar's user sends`,
      );
    }
  });

  it("keeps the labels that select the pods", () => {
    assertProblems(
      { podLabels: { "app.kubernetes.io/name": "other" } },
      'podLabels["app.kubernetes.io/name"]: is set by the component',
    );
  });

  it("is asked before anything is created, and answers with every problem at once", async () => {
    await assert.rejects(
      registeredBy(() => new HardenedWorkload("orders", { namespace: "Shop", image: "orders:latest", port: -1 })),
      (error: Error) => {
        assert.match(
          error.message,
          /^HardenedWorkload "orders": 3 problems\n {2}namespace: .*\n {2}image: .*\n {2}port: /,
        );
        return true;
      },
    );
  });

  it("wants tokens of its account at a path and for somebody", () => {
    assertProblems({
      serviceAccountTokens: { api: { audience: "example.com", mountPath: "/var/run/api", fileName: "token" } },
    });
    assertProblems(
      { serviceAccountTokens: { tmp: { audience: "", mountPath: "api", fileName: "a/b" } } },
      'serviceAccountTokens["tmp"]: "tmp" is not valid',
      'serviceAccountTokens["tmp"].audience: "" is not valid',
      'serviceAccountTokens["tmp"].mountPath: "api" is not valid; write an absolute path',
      'serviceAccountTokens["tmp"].fileName: "a/b" is not valid; write a file\'s name',
    );
  });
});
