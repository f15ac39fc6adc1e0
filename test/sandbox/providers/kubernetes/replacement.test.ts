import assert from "node:assert/strict";
import { asProps, type Props, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { StackedProvider } from "./stackedProvider";

interface Change {
  readonly of: string;
  readonly type: string;
  readonly args: Props;
  /** A path and its new value. */
  readonly to: Props;
}

const deployment = { apiVersion: "apps/v1", kind: "Deployment", spec: { replicas: 1, selector: { a: "1" } } };
const statefulSet = { apiVersion: "apps/v1", kind: "StatefulSet", spec: { serviceName: "a", replicas: 1 } };
const job = { apiVersion: "batch/v1", kind: "Job", spec: { template: { a: 1 }, backoffLimit: 1 } };
const service = { apiVersion: "v1", kind: "Service", spec: { clusterIP: "10.100.0.1", ports: [] } };
const claim = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};
const storageClass = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", provisioner: "ebs.csi.aws.com" };
const binding = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "RoleBinding",
  roleRef: { name: "a" },
  subjects: [],
};
const configMap = { apiVersion: "v1", kind: "ConfigMap", data: { a: "1" } };
const secret = { apiVersion: "v1", kind: "Secret", stringData: { a: "1" } };
const request = { apiVersion: "certificates.k8s.io/v1", kind: "CertificateSigningRequest", spec: { request: "a" } };

const REPLACED: readonly Change[] = [
  { of: "a Deployment's selector", type: "apps/v1:Deployment", args: deployment, to: { "spec.selector": { a: "2" } } },
  { of: "a StatefulSet's service", type: "apps/v1:StatefulSet", args: statefulSet, to: { "spec.serviceName": "b" } },
  {
    of: "a StatefulSet's claims",
    type: "apps/v1:StatefulSet",
    args: statefulSet,
    to: { "spec.volumeClaimTemplates": [{}] },
  },
  { of: "a Job's template", type: "batch/v1:Job", args: job, to: { "spec.template": { a: 2 } } },
  { of: "a Service's address", type: "core/v1:Service", args: service, to: { "spec.clusterIP": "10.100.0.2" } },
  { of: "a claim's access modes", type: "core/v1:PersistentVolumeClaim", args: claim, to: { "spec.accessModes": [] } },
  { of: "a class's provisioner", type: "storage.k8s.io/v1:StorageClass", args: storageClass, to: { provisioner: "x" } },
  {
    of: "a class's reclaim policy",
    type: "storage.k8s.io/v1:StorageClass",
    args: storageClass,
    to: { reclaimPolicy: "x" },
  },
  {
    of: "a binding's role",
    type: "rbac.authorization.k8s.io/v1:RoleBinding",
    args: binding,
    to: { roleRef: { name: "b" } },
  },
  {
    of: "a signing request",
    type: "certificates.k8s.io/v1:CertificateSigningRequest",
    args: request,
    to: { "spec.request": "b" },
  },
  { of: "a ConfigMap's data", type: "core/v1:ConfigMap", args: configMap, to: { data: { a: "2" } } },
  { of: "a Secret's data", type: "core/v1:Secret", args: secret, to: { stringData: { a: "2" } } },
  { of: "a Secret's type", type: "core/v1:Secret", args: secret, to: { type: "Opaque" } },
  { of: "the API group", type: "apps/v1:Deployment", args: deployment, to: { apiVersion: "example.com/v1" } },
  { of: "the name", type: "core/v1:ConfigMap", args: configMap, to: { "metadata.name": "b" } },
  { of: "the namespace", type: "core/v1:ConfigMap", args: configMap, to: { "metadata.namespace": "b" } },
];

const CHANGED_IN_PLACE: readonly Change[] = [
  { of: "a Deployment's replicas", type: "apps/v1:Deployment", args: deployment, to: { "spec.replicas": 2 } },
  { of: "a StatefulSet's replicas", type: "apps/v1:StatefulSet", args: statefulSet, to: { "spec.replicas": 2 } },
  { of: "a Job's limit", type: "batch/v1:Job", args: job, to: { "spec.backoffLimit": 2 } },
  { of: "a Service's ports", type: "core/v1:Service", args: service, to: { "spec.ports": [{ port: 1 }] } },
  {
    of: "a claim's size",
    type: "core/v1:PersistentVolumeClaim",
    args: claim,
    to: { "spec.resources.requests": { storage: "2Gi" } },
  },
  {
    of: "a binding's subjects",
    type: "rbac.authorization.k8s.io/v1:RoleBinding",
    args: binding,
    to: { subjects: [{}] },
  },
  { of: "labels", type: "core/v1:ConfigMap", args: configMap, to: { "metadata.labels": { a: "b" } } },
];

function setAt(object: Props, [key = "", ...rest]: readonly string[], value: Props[string]): Props {
  return { ...object, [key]: rest.length > 0 ? setAt(asProps(object[key]), rest, value) : value };
}

async function differenceOf({ type, args, to }: Change, config: Props = {}, metadata: Props = { name: "a" }) {
  const provider = new StackedProvider(config);
  const created = await provider.create(`kubernetes:${type}`, "thing", { ...args, metadata });
  const changed = Object.entries(to).reduce(
    (object, [path, value]) => setAt(object, path.split("."), value),
    created.inputs,
  );
  return provider.diff(created, changed);
}

describe("kubernetes stand-in: replacement", () => {
  for (const change of REPLACED) {
    it(`replaces the object for ${change.of}`, async () => {
      const { replaces } = await differenceOf(change);
      const [path = ""] = Object.keys(change.to);
      assert.deepEqual(replaces, [path.replace(/\..*/, "").replace("stringData", "data")]);
    });
  }

  for (const change of CHANGED_IN_PLACE) {
    it(`changes ${change.of} in place`, async () => {
      const { changes, replaces } = await differenceOf(change);
      assert.equal(changes.length, 1);
      assert.deepEqual(replaces, []);
    });
  }

  it("replaces the object where an immutable field, or what holds it, is unknown", async () => {
    const toUnknown = (path: string) =>
      differenceOf({ of: path, type: "apps/v1:Deployment", args: deployment, to: { [path]: UNKNOWN } });
    for (const path of ["spec", "spec.selector", "spec.selector.a"]) {
      const { replaces, deleteBeforeReplace } = await toUnknown(path);
      assert.deepEqual([replaces, deleteBeforeReplace], [["spec"], true], path);
    }
    assert.deepEqual((await toUnknown("spec.replicas")).replaces, []);
  });

  it("changes data in place where the provider is told to, unless it is immutable", async () => {
    const mutable = { enableConfigMapMutable: "true", enableSecretMutable: "true" };
    const change = { of: "", type: "core/v1:ConfigMap", args: configMap, to: { data: { a: "2" } } };
    assert.deepEqual((await differenceOf(change, mutable)).replaces, []);
    const frozen = { ...change, args: { ...configMap, immutable: true } };
    assert.deepEqual((await differenceOf(frozen, mutable)).replaces, ["data"]);
    const ofSecret = { of: "", type: "core/v1:Secret", args: secret, to: { stringData: { a: "2" } } };
    assert.deepEqual((await differenceOf(ofSecret, mutable)).replaces, []);
  });

  it("sees no change where a Secret says the same in another way", async () => {
    const same = { of: "", type: "core/v1:Secret", args: { ...secret, data: { a: "MQ==" } }, to: { stringData: {} } };
    assert.deepEqual((await differenceOf(same)).changes, []);
  });

  it("deletes first where both objects would have the same name", async () => {
    const [change] = REPLACED;
    assert.ok(change);
    assert.equal((await differenceOf(change)).deleteBeforeReplace, true);
    assert.equal((await differenceOf(change, {}, {})).deleteBeforeReplace, false);
    const renamed = { ...change, to: { "metadata.name": "b" } };
    assert.equal((await differenceOf(renamed)).deleteBeforeReplace, false);
  });
});
