import {
  asProps,
  asText,
  type CheckFailure,
  changedPaths,
  changedProperties,
  type Difference,
  hasUnknown,
  type Props,
  type StandInProvider,
  UNKNOWN,
} from "../protocol";
import type { Cluster } from "./cluster";
import { refuseUncovered, uncoveredFunction } from "./coverage";
import { KnownObjects } from "./existing";
import { checkRelease, isRelease, releaseId, releaseOutputs, revisionOf } from "./helmRelease";
import { replacedFields } from "./immutableFields";
import { isAutonamed, metadataFailures, named } from "./names";
import { isClusterScoped } from "./scope";
import { withEncodedData, withSecretContents } from "./secretData";
import { asPreviewed, firstStored, type Recorded, storedAgain, withoutEmpty } from "./serverFields";
import { readSettings } from "./settings";
import { parseTypeToken } from "./typeToken";
import { refuseAsWebhooksDo } from "./webhooks";

type Method = Exclude<keyof StandInProvider, "name" | "version">;
type Request<M extends Method> = Parameters<NonNullable<StandInProvider[M]>>[0];

/**
 * Stands in for the Kubernetes plugin: any kind and any custom resource.
 *
 * Objects are kept as state, with the fields that an API server would set; or, given a kubeconfig, created in its cluster
 * and changed by server-side apply, where a preview is a server-side dry run. It does not wait until workloads are ready. Helm releases
 * are kept as state in both cases.
 */
export class KubernetesProvider implements StandInProvider {
  readonly name = "kubernetes";
  readonly version = "4.34.2";
  private settings = readSettings({}, {});
  private connection: Promise<Cluster> | undefined;
  private readonly known = new KnownObjects();

  configure(config: Props): void {
    this.settings = readSettings(config, process.env);
    this.connection = undefined;
  }

  async check({ type, name, olds, news }: Request<"check">) {
    refuseUncovered(type, news);
    if (isRelease(type)) return checkRelease(name, olds, news, this.settings.namespace);
    const missing = missingFields(news);
    if (missing.length > 0 || news.metadata === UNKNOWN) return { inputs: news, failures: missing };
    const apiVersion = asText(news.apiVersion);
    const kind = asText(news.kind);
    const metadata = await this.inNamespace(apiVersion, kind, named(name, asProps(news.metadata), olds));
    return { inputs: { ...news, metadata }, failures: metadataFailures(apiVersion, kind, metadata) };
  }

  diff({ type, id, oldInputs, news }: Request<"diff">): Difference {
    if (isRelease(type)) {
      const changes = changedProperties(oldInputs, news);
      return { changes, replaces: changes.filter((property) => property === "name" || property === "namespace") };
    }
    this.known.add(asText(oldInputs.apiVersion), asText(oldInputs.kind), id);
    const [before, after] = [comparable(oldInputs, id), comparable(news, id)];
    const replaced = replacedFields(before, after, this.settings.mutability);
    return {
      changes: changedProperties(before, after),
      paths: changedPaths(before, after),
      replaces: [...new Set(replaced.map((path) => path.replace(/\..*/, "")))],
      deleteBeforeReplace: replaced.length > 0 && !isAutonamed(after) && hasSameName(before, after),
    };
  }

  async create({ type, inputs, preview }: Request<"create">) {
    if (isRelease(type)) return { id: releaseId(inputs), outputs: releaseOutputs(inputs, 1, preview) };
    const outputs = await this.store(inputs, preview);
    const id = objectId(outputs);
    if (!preview && !this.settings.kubeconfig && !this.settings.upsertsExisting) this.known.create(outputs, id);
    return { id, outputs: withSecretContents(outputs) };
  }

  async update({ type, news, oldInputs, oldOutputs, preview }: Request<"update">): Promise<Props> {
    if (isRelease(type)) return releaseOutputs(news, revisionOf(oldOutputs) + 1, preview);
    refuseAsWebhooksDo(oldInputs, news);
    return withSecretContents(await this.store(news, preview, { inputs: oldInputs, outputs: oldOutputs }));
  }

  async read({ type, id, inputs, outputs }: Request<"read">) {
    const token = parseTypeToken(type);
    if (isRelease(type) || token === undefined) return { inputs, outputs };
    const [name = "", namespace] = id.split("/").reverse();
    const { apiVersion, kind } = token;
    const reference = { apiVersion, kind, metadata: { name, ...(namespace ? { namespace } : {}) } };
    const cluster = await this.cluster();
    if (!cluster) return { inputs, outputs: withSecretContents({ ...reference, ...outputs }) };
    const found = await cluster.read(reference);
    return found && { inputs, outputs: withSecretContents(found) };
  }

  async delete({ type, id, outputs }: Request<"delete">): Promise<void> {
    if (isRelease(type)) return;
    this.known.delete(asText(outputs.apiVersion), asText(outputs.kind), id);
    await (await this.cluster())?.delete(outputs);
  }

  invoke(token: string): never {
    throw uncoveredFunction(token);
  }

  /** Keeps or applies the object, and returns it as stored. */
  private async store(inputs: Props, preview: boolean, before?: Recorded): Promise<Props> {
    const object = withEncodedData(inputs);
    const cluster = await this.cluster();
    const isNew = before === undefined && !this.settings.upsertsExisting;
    if (cluster && !preview) return isNew ? cluster.create(object) : cluster.apply(object);
    const previewed = isNew ? "previewCreation" : "dryRun";
    // As the real plugin answers where there can be no dry run.
    if (preview && hasUnknown(inputs)) return inputs;
    if (cluster) {
      const answered = await cluster[previewed](object);
      return answered ? asPreviewed(answered, inputs) : inputs;
    }
    return before ? storedAgain(object, before, preview) : firstStored(object, preview);
  }

  private async inNamespace(apiVersion: string, kind: string, metadata: Props): Promise<Props> {
    if (!(await this.isNamespaced(apiVersion, kind))) {
      const { namespace: _namespace, ...clusterWide } = metadata;
      return clusterWide;
    }
    return { ...metadata, namespace: metadata.namespace || this.settings.namespace };
  }

  private async isNamespaced(apiVersion: string, kind: string): Promise<boolean> {
    const told = await (await this.cluster())?.isNamespaced(apiVersion, kind);
    return told ?? !isClusterScoped(apiVersion, kind);
  }

  /** The cluster to apply to. Its client is loaded on demand, so that the provider starts fast without one. */
  private cluster(): Promise<Cluster> | undefined {
    const { kubeconfig, context } = this.settings;
    if (kubeconfig === undefined) return undefined;
    this.connection ??= import("./cluster/index.js").then(
      ({ Cluster, clusterAccess }) => new Cluster(clusterAccess(kubeconfig, context)),
    );
    return this.connection;
  }
}

/** The provider that `main.ts` serves. */
export const kubernetesProvider = new KubernetesProvider();

function missingFields(object: Props): CheckFailure[] {
  return ["apiVersion", "kind"]
    .filter((property) => !object[property])
    .map((property) => ({ property, reason: "is missing" }));
}

/** Inputs as they are compared: Secrets by what they hold, no empty metadata, and without the namespace that a cluster-wide object has not. */
function comparable(inputs: Props, id: string): Props {
  const object = withEncodedData(inputs);
  if (object.metadata === UNKNOWN) return object;
  const { namespace, ...metadata } = withoutEmpty(asProps(object.metadata));
  return { ...object, metadata: id.includes("/") ? { ...metadata, namespace } : metadata };
}

function hasSameName(before: Props, after: Props): boolean {
  const [{ name: oldName, namespace: oldNamespace }, { name, namespace }] = [
    asProps(before.metadata),
    asProps(after.metadata),
  ];
  return name !== undefined && name === oldName && namespace === oldNamespace;
}

function objectId(object: Props): string {
  const { name, namespace } = asProps(object.metadata);
  return namespace ? `${asText(namespace)}/${asText(name)}` : asText(name);
}
