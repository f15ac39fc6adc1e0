import assert from "node:assert/strict";
import {
  CertificateAuthority,
  EncryptedBucket,
  EncryptionKey,
  InvalidArgumentsError,
  IstioMesh,
  SecureMicroservice,
  type SecureMicroserviceArgs,
} from "../../components";
import { knownRoom } from "../../components/secureMicroserviceRoom";
import { type RegisteredResource, registeredBy, theOnly } from "../support/mockedStack";
import { serviceOutputs } from "../support/serviceOutputs";

const account = { accountId: "123456789012", region: "eu-central-1" };
const image = `registry.example.com/service@sha256:${"a".repeat(64)}`;
const tokens = { issuer: "https://id.example.com", audience: "orders", keysUrl: "https://id.example.com/jwks" };

async function service(name: string, changes: Partial<SecureMicroserviceArgs> = {}): Promise<RegisteredResource[]> {
  return registeredBy(
    () =>
      new SecureMicroservice(name, {
        account,
        cluster: { kind: "podIdentity", clusterName: "platform" },
        authority: new CertificateAuthority("services"),
        accessLogs: { bucket: "logs" },
        tokens,
        image,
        ...changes,
      }),
    serviceOutputs,
  );
}

/** The lines of the error by which a service is refused, without its heading. */
async function problems(name: string, changes: Partial<SecureMicroserviceArgs> = {}): Promise<string[]> {
  const error: unknown = await service(name, changes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return error.message.split("\n").slice(1);
}

describe("the name of a SecureMicroservice", function () {
  this.timeout(60_000);

  it("is judged by what the shortest of its children's names leaves", async () => {
    assert.deepEqual(await problems("o".repeat(43)), []);
    for (const length of [44, 45, 63]) {
      assert.deepEqual(await problems("o".repeat(length)), [
        `  name: "${"o".repeat(length)}" is not valid; write at most 43 of a-z, 0-9 and "-", beginning with a letter and ending with a letter or digit`,
      ]);
    }
  });

  it("is told once where it is bad", async () => {
    for (const name of ["Orders", "1orders", "orders_api", "kube-orders", "default"]) {
      const told = await problems(name);
      assert.equal(told.length, 1, told.join("\n"));
      assert.match(told[0] ?? "", /^ {2}name: /);
    }
  });
});

describe("the keys of a SecureMicroservice's tokens", () => {
  for (const [keysUrl, advice] of [
    [
      "http://keycloak.auth.svc.cluster.local/jwks",
      /is inside the cluster.*write the https:\/\/ URL.*or give a secret/,
    ],
    ["https://keycloak.auth.svc/jwks", /is inside the cluster/],
    ["https://10.0.0.1/jwks", /is an address; write the host's name/],
    ["https://keycloak/jwks", /write a full DNS name/],
    ["http://id.example.com/jwks", /write an https:\/\/ URL/],
    ["jwks", /write an https:\/\/ URL/],
  ] as const) {
    it(`are refused at ${keysUrl} before anything is created`, async () => {
      const told = await problems("orders", { tokens: { ...tokens, keysUrl } });
      assert.equal(told.length, 1, told.join("\n"));
      assert.match(told[0] ?? "", /^ {2}tokens\.keysUrl: /);
      assert.match(told[0] ?? "", advice);
    });
  }
});

describe("a SecureMicroservice refuses at its own name what a child would", () => {
  it("settings that its mesh does not have", async () => {
    const traffic = { circuitBreaker: { consecutiveFailures: 5, maxConnections: 10 } };
    const told = await problems("orders", { mesh: "linkerd", meshSettings: { traffic } });
    assert.deepEqual(
      told.map((problem) => /^ {2}(\S+): Linkerd does not have this/.exec(problem)?.[1]),
      ["meshSettings.traffic.circuitBreaker.maxConnections", "awsAddresses", "tokens.keysAddresses"],
    );
  });

  it("paths of probes that a mesh cannot match", async () => {
    const told = await problems("orders", { workload: { probes: { livenessPath: "/live?full=1" } } });
    assert.equal(told.length, 1);
    assert.match(told[0] ?? "", /^ {2}workload\.probes\.livenessPath: .* write one path in full/);
  });
});

describe("the room of a SecureMicroservice", function () {
  this.timeout(60_000);

  const small = { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "256Mi" } };

  it("is the namespace's default for a service that fits into it", () => {
    const { quota, limits } = knownRoom("istio", { pods: 2, volumes: 0, ...small });
    assert.deepEqual(quota, {
      "requests.cpu": "8",
      "requests.memory": "16Gi",
      "limits.cpu": "40",
      "limits.memory": "40Gi",
      pods: "50",
      persistentvolumeclaims: "20",
    });
    assert.deepEqual(limits, { max: { cpu: "4", memory: "4Gi" } });
  });

  it("holds as many pods as are asked for, each with its sidecar, twice in a rollout", () => {
    const { quota } = knownRoom("istio", { pods: 100, volumes: 1, ...small });
    assert.deepEqual(quota, {
      "requests.cpu": "40000m",
      "requests.memory": "51200Mi",
      "limits.cpu": "600000m",
      "limits.memory": "256000Mi",
      pods: "200",
      persistentvolumeclaims: "100",
    });
  });

  it("counts Linkerd's sidecar, whose CPU has the namespace's own limit", () => {
    const { quota } = knownRoom("linkerd", { pods: 100, volumes: 0, ...small });
    assert.equal(quota["limits.cpu"], "300000m");
    assert.equal(quota["limits.memory"], "101200Mi");
  });

  it("is what the workload asks for: 8Gi each, and 60 pods of it", async () => {
    const resources = await service("orders", {
      workload: { replicas: 60, resources: { limits: { memory: "8Gi" } } },
    });
    const quota = theOnly(resources, "kubernetes:core/v1:ResourceQuota", "orders-totals");
    const hard = JSON.stringify(quota.inputs.spec);
    assert.match(hard, /"pods":"120"/);
    assert.match(hard, /"limits\.memory":"1105920Mi"/);
    const range = theOnly(resources, "kubernetes:core/v1:LimitRange", "orders-containers");
    assert.match(JSON.stringify(range.inputs.spec), /"max":\{"cpu":"4","memory":"8192Mi"\}/);
  });
});

describe("methods, given what they should not be", function () {
  this.timeout(60_000);

  it("say so, and throw nothing else", async () => {
    await registeredBy(() => {
      const key = new EncryptionKey("key", { account, serviceUses: ["cloudWatchLogs"] });
      const data = new EncryptedBucket("data", { account, key, accessLogs: "none" });
      const member = { name: "a", namespace: "a", podLabels: { app: "a" }, port: 80, serviceAccount: "a" };
      const mesh = new IstioMesh("a", { member });
      const orders = new SecureMicroservice("orders", {
        account,
        cluster: { kind: "podIdentity", clusterName: "platform" },
        authority: new CertificateAuthority("services"),
        accessLogs: { bucket: "logs" },
        tokens,
        image,
      });
      for (const [target, method] of [
        [orders, orders.calls],
        [orders, orders.grant],
        [mesh, mesh.calls],
        [mesh, mesh.admit],
        [mesh, mesh.limit],
        [mesh, mesh.acceptJwt],
        [mesh, mesh.reachNodeAgent],
        [mesh, mesh.reach],
      ] as const) {
        for (const given of [[], [null], [5, 5], ["?", "?"], [{}, {}], [[], []], [data, undefined]]) {
          const call = () => Reflect.apply(method, target, given);
          assert.throws(call, InvalidArgumentsError, `${method.name}(${given.map(String)})`);
        }
      }
    }, serviceOutputs);
  });
});
