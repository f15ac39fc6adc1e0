import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  bucketStorage,
  EncryptedBucket,
  InvalidArgumentsError,
  SecureMicroservice,
  type SecureMicroserviceArgs,
  WorkloadIdentity,
} from "../../components";
import { type RegisteredResource, registeredBy, theOnly } from "../support/mockedStack";
import { serviceOutputs } from "../support/serviceOutputs";

const account = { accountId: "123456789012", region: "eu-central-1" };
const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const image = `registry.example.com/orders@sha256:${"a".repeat(64)}`;
const cluster = { kind: "podIdentity", clusterName: "platform" } as const;

/** A service of which everything is left out that can be. */
const bare: SecureMicroserviceArgs = {
  account,
  key: false,
  storage: false,
  identity: false,
  certificate: false,
  tokens: false,
  mesh: false,
  image,
};

async function service(args: SecureMicroserviceArgs, use?: (orders: SecureMicroservice) => void) {
  return registeredBy(() => {
    const orders = new SecureMicroservice("orders", args);
    use?.(orders);
  }, serviceOutputs);
}

async function problems(args: SecureMicroserviceArgs): Promise<string[]> {
  const error: unknown = await service(args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return error.message.split("\n").slice(1);
}

function typesOf(resources: readonly RegisteredResource[]): Set<string> {
  return new Set(resources.map(({ type }) => type.split(":").at(-1) ?? type));
}

function containerOf(resources: readonly RegisteredResource[]) {
  const { spec } = theOnly(resources, "kubernetes:apps/v1:Deployment").inputs;
  const { template } = JSON.parse(JSON.stringify(spec));
  const environment = template.spec.containers[0].env.map(({ name }: { name: string }) => name);
  return { environment, pod: template.spec };
}

describe("a SecureMicroservice of which parts are left out", function () {
  this.timeout(60_000);

  it("is a namespace and a workload where nothing else is wanted", async () => {
    const resources = await service(bare);
    assert.deepEqual([...typesOf(resources)].sort(), [
      "Deployment",
      "HardenedWorkload",
      "LimitRange",
      "Namespace",
      "NetworkPolicy",
      "PodDisruptionBudget",
      "ResourceQuota",
      "SecureMicroservice",
      "SecureNamespace",
      "Service",
      "ServiceAccount",
    ]);
    const { environment, pod } = containerOf(resources);
    assert.deepEqual(environment, ["SHUTDOWN_DELAY_SECONDS"]);
    assert.deepEqual(
      pod.volumes.map(({ name }: { name: string }) => name),
      ["tmp"],
    );
  });

  it("says of a part that was left out that there is none", async () => {
    for (const part of ["encryptionKey", "identity", "certificate", "mesh", "data"] as const) {
      await assert.rejects(
        service(bare, (orders) => orders[part]),
        /is none that the service made; leave the argument out to have one made/,
      );
    }
  });

  it("has any number of stores, each under the service's key, granted, and known by its name", async () => {
    const { key: _key, storage: _storage, identity: _identity, ...others } = bare;
    const resources = await service({
      ...others,
      cluster,
      accessLogs: { bucket: "logs" },
      storage: { invoices: bucketStorage({ noncurrentVersionDays: 30 }), "raw-events": bucketStorage() },
    });
    assert.deepEqual(
      containerOf(resources).environment.filter((name: string) => name.endsWith("_BUCKET")),
      ["INVOICES_BUCKET", "RAW_EVENTS_BUCKET"],
    );
    const grants = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy").map(({ name }) => name);
    assert.ok(grants.includes("orders-orders-invoices-bucket-readWrite"));
    assert.ok(grants.includes("orders-orders-raw-events-bucket-readWrite-key"));
  });
});

describe("a SecureMicroservice of which parts exist", function () {
  this.timeout(60_000);

  it("makes none of them, and uses them all", async () => {
    const resources = await registeredBy(() => {
      const identity = new WorkloadIdentity("legacy", {
        account,
        cluster,
        namespace: "shop",
        serviceAccount: "legacy",
      });
      new SecureMicroservice("orders", {
        account,
        image,
        tokens: false,
        namespace: { namespaceName: pulumi.output("shop") },
        key: { arn: keyArn },
        accessLogs: { bucket: "logs" },
        storage: {
          data: bucketStorage(),
          archive: EncryptedBucket.fromExisting("archive", { bucketName: "old", account }),
        },
        identity,
        certificate: { secretName: "orders-tls" },
        workload: { serviceAccount: { serviceAccountName: "legacy" } },
        mesh: false,
      });
    }, serviceOutputs);
    for (const type of ["Namespace", "Key", "ServiceAccount", "ServiceCertificate", "PrivateKey"]) {
      assert.ok(!typesOf(resources).has(type), type);
    }
    const { environment, pod } = containerOf(resources);
    assert.ok(environment.includes("ARCHIVE_BUCKET"));
    assert.equal(pod.serviceAccountName, "legacy");
    assert.match(JSON.stringify(pod.volumes), /orders-tls/);
    const { metadata } = theOnly(resources, "kubernetes:apps/v1:Deployment").inputs;
    assert.equal(Object(metadata).namespace, "shop");
  });

  it("puts the mesh's rules and the role around a workload that stays as it is", async () => {
    const workload = {
      name: "orders",
      namespace: "shop",
      podLabels: { app: "orders" },
      port: 8080,
      serviceAccount: "legacy",
    };
    const { image: _image, mesh: _mesh, identity: _identity, ...others } = bare;
    const resources = await service({ ...others, cluster, namespace: { namespaceName: "shop" }, workload });
    assert.ok(!typesOf(resources).has("Deployment"));
    const association = theOnly(resources, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs;
    assert.deepEqual([association.namespace, association.serviceAccount], ["shop", "legacy"]);
    const sidecar = theOnly(resources, "kubernetes:networking.istio.io/v1:Sidecar").inputs.spec;
    assert.deepEqual(Object(sidecar).workloadSelector, { labels: { app: "orders" } });
  });

  it("names its certificate after the namespace that exists", async () => {
    const { certificate: _certificate, ...others } = bare;
    const authority = { certificatePem: "ca", privateKeyPem: "key", chainPem: "", bundle: "ca" };
    const resources = await service({ ...others, authority, namespace: { namespaceName: pulumi.output("shop") } });
    assert.deepEqual(theOnly(resources, "tls:index/certRequest:CertRequest").inputs.dnsNames, [
      "orders.shop.svc.cluster.local",
      "orders.shop.svc",
      "orders.shop",
    ]);
  });

  it("labels every object of the cluster that it makes", async () => {
    const resources = await service({ ...bare, mesh: "istio", labels: { team: "shop" } });
    const objects = resources.filter(({ type }) => type.startsWith("kubernetes:"));
    assert.ok(objects.some(({ type }) => type.endsWith(":Sidecar")));
    for (const { name, inputs } of objects) assert.equal(Object(inputs.metadata).labels?.team, "shop", name);
  });
});

describe("parts of a SecureMicroservice that do not go together", function () {
  this.timeout(60_000);

  it("are one error", async () => {
    assert.deepEqual(
      await problems({ account, tokens: false, key: false, identity: false, mesh: "istio", workload: false }),
      [
        "  key: is false, and storage.data is encrypted under it; give a key that exists, or leave it out",
        "  accessLogs: is missing, and accesses to storage.data are logged; write where to, such as logs.accessLogTarget()",
        "  identity: is false, and storage.data is granted to it; write storage: false, or leave it out",
        "  authority: is missing; write the CertificateAuthority that signs the certificate, or certificate: false",
        "  mesh: has nothing to join it, as workload is false; write mesh: false, or give a workload that exists",
      ],
    );
  });

  it("are what only a workload that is made can take, and an image that it needs", async () => {
    const workload = { name: "orders", namespace: "shop", podLabels: { app: "orders" }, port: 1, serviceAccount: "a" };
    assert.deepEqual(await problems({ ...bare, workload }), [
      "  image: is for the workload that is made, and this one exists; leave it out",
    ]);
    const { image: _, ...imageless } = bare;
    assert.match((await problems(imageless)).join(), /image: is missing; write the image by digest/);
  });

  it("are a transform of the default bucket beside storage of one's own, and too long a name", async () => {
    const storage = { ["x".repeat(45)]: bucketStorage({ key: { arn: keyArn }, accessLogs: "none" }) };
    const { identity: _, ...others } = bare;
    const found = await problems({ ...others, cluster, storage, transform: { data: {} } });
    assert.match(found[0] ?? "", /transform\.data: changes the bucket that is made by default/);
    assert.match(found[1] ?? "", /storage\.x{45}: makes the name orders-x{45}, .* at most 48 characters/);
  });
});
