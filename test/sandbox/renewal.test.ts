import assert from "node:assert/strict";
import type { Operation } from "../../sandbox/report";
import { type ExportedState, urnName } from "../support/deployment";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PROGRAM = `${ROOT}/test/support/programs/everyKind`;
const DAY = 24 * 60 * 60 * 1000;

/** What pods, their data and their callers depend on: to be changed in place, or left alone. */
const LASTING = [
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:batch/v1:CronJob",
  "kubernetes:core/v1:Namespace",
  "kubernetes:core/v1:Service",
  "kubernetes:core/v1:ServiceAccount",
  "kubernetes:helm.sh/v3:Release",
];

const WORKLOADS = ["ledger-stateful-set", "orders-deployment", "reports-cron-job"];

describe("what is renewed or replaced under running workloads of every kind, on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let deployed: TestSandbox;

  before("up", async () => {
    deployed = new TestSandbox();
    await operationsOf(deployed, "up");
  });
  after(() => deployed.remove());

  /** What a copy of the deployed stack would do, or with `up` does, some days later under some configuration. */
  async function later({ verb = "preview", days = 0, config = {} }: Later): Promise<readonly Operation[]> {
    const sandbox = new TestSandbox(deployed);
    sandbox.environment = { SANDBOX_TIME: new Date(Date.now() + days * DAY).toISOString() };
    try {
      return await operationsOf(sandbox, verb, ...Object.entries(config).map(([key, value]) => `${key}=${value}`));
    } finally {
      sandbox.remove();
    }
  }

  it("services' certificates, 70 days on: their Secrets change, and pods read them where they are mounted", async () => {
    const operations = await later({ verb: "up", days: 70 });
    assert.deepEqual(lost(operations), []);
    for (const service of ["ledger", "orders", "reports"]) {
      assert.ok(exchanged(operations).includes(`${service}-certificate-certificate`), service);
      assert.ok(exchanged(operations).includes(`${service}-certificate-secret`), service);
    }
    assert.deepEqual(updated(operations, WORKLOADS), []);
  });

  it("every certificate, the root's too, nine and a half years on", async () => {
    const operations = await later({ days: 9.5 * 365 });
    assert.deepEqual(lost(operations), []);
    for (const name of ["services-certificate", "mesh-certificate", "mesh-cacerts", "edge-certificate"]) {
      assert.ok(exchanged(operations).includes(name), name);
    }
  });

  it("the authority's key, and the class of a StatefulSet's volumes", async () => {
    const operations = await later({ config: { curve: "P256", throughput: "250" } });
    assert.deepEqual(lost(operations), []);
    assert.ok(exchanged(operations).includes("services-key"));
    assert.ok(exchanged(operations).includes("encrypted-storage-class"));
  });

  it("the association of a service account: it changes its workload in place, and so rolls its pods", async () => {
    const operations = await later({ config: { cluster: "platform-2" } });
    assert.deepEqual(lost(operations), []);
    assert.ok(exchanged(operations).includes("orders-association"));
    assert.deepEqual(updated(operations, WORKLOADS), ["orders-deployment"]);
  });

  it("nothing, and then changes nothing", async () => {
    const operations = await later({});
    assert.deepEqual(
      operations.filter(({ op }) => op !== "same"),
      [],
    );
  });

  it("workloads are made after the credentials of their pods", async () => {
    const { stdout } = await deployed.run("export", "--program", PROGRAM);
    const { resources }: { resources: readonly ExportedState[] } = JSON.parse(stdout).deployment;
    const awaitedBy = (name: string) =>
      (resources.find(({ urn }) => urnName(urn) === name)?.dependencies ?? []).map(urnName);
    const credentials = {
      "orders-deployment": [
        "orders-association",
        "orders-access-logs-bucket-read",
        "orders-orders-data-bucket-readWrite",
      ],
      "ledger-stateful-set": ["ledger-ledger-data-bucket-readWrite"],
      "reports-cron-job": ["reports-reports-data-bucket-readWrite"],
    };
    for (const [workload, awaited] of Object.entries(credentials)) {
      const service = workload.replace(/-.*/, "");
      for (const name of [
        ...awaited,
        `${service}-role`,
        `${service}-service-account`,
        `${service}-certificate-secret`,
      ]) {
        assert.ok(awaitedBy(workload).includes(name), `${workload} waits for ${name}`);
      }
    }
  });

  it("the secret of access tokens: each workload changes in place, and the old secret goes after its pods", async () => {
    const operations = await later({ verb: "up", config: { rotation: "2" } });
    assert.deepEqual(lost(operations), []);
    assert.ok(exchanged(operations).includes("access-tokens-password"));
    assert.deepEqual(updated(operations, WORKLOADS), WORKLOADS);
    const order = operations.map(({ op, urn }) => `${op} ${urnName(urn)}`);
    for (const service of ["ledger", "orders", "reports"]) {
      const secret = `access-tokens-${service}`;
      const workload = WORKLOADS.find((name) => name.startsWith(service));
      const steps = [`create-replacement ${secret}`, `update ${workload}`, `delete-replaced ${secret}`];
      assert.deepEqual(
        order.filter((step) => steps.includes(step)),
        steps,
      );
    }
  });
});

interface Later {
  /** @default preview */
  readonly verb?: "preview" | "up";
  /** @default none */
  readonly days?: number;
  /** @default as deployed */
  readonly config?: Readonly<Record<string, string>>;
}

/** What a command does that goes well. */
async function operationsOf(sandbox: TestSandbox, verb: string, ...config: string[]): Promise<readonly Operation[]> {
  const flags = config.flatMap((entry) => ["--config", entry]);
  const { exitCode, stdout, stderr, report } = await sandbox.run(verb, "--no-policies", "--program", PROGRAM, ...flags);
  assert.equal(exitCode, 0, stdout + stderr);
  return report.operations;
}

/** What was deleted or replaced of all that has to last. */
function lost(operations: readonly Operation[]): string[] {
  return operations
    .filter(({ op, type }) => LASTING.includes(type) && !["same", "update"].includes(op))
    .map(({ op, urn }) => `${op} ${urnName(urn)}`);
}

/** The names of what was replaced. */
function exchanged(operations: readonly Operation[]): string[] {
  return operations.filter(({ op }) => op === "create-replacement").map(({ urn }) => urnName(urn));
}

/** Those of the resources that changed in place, sorted. */
function updated(operations: readonly Operation[], names: readonly string[]): string[] {
  const changed = operations.filter(({ op }) => op === "update").map(({ urn }) => urnName(urn));
  return names.filter((name) => changed.includes(name)).sort();
}
