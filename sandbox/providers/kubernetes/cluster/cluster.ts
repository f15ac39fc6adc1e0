import { setTimeout as delay } from "node:timers/promises";
import { asList, asProps, asText, type Props, ProviderError } from "../../protocol";
import { alreadyExists, label } from "../existing";
import { ApiClient, ApiError } from "./apiClient";
import { type ApiResource, apiPath, Discovery } from "./discovery";
import { FIELD_MANAGER, isOwnedByCreation, ownedByApplying } from "./fieldOwnership";
import type { ClusterAccess } from "./kubeconfig";

/** Strict: a field that the schema does not know is an error. */
const CREATE = { fieldManager: FIELD_MANAGER, fieldValidation: "Strict" };
const APPLY = { ...CREATE, force: "false" };
const DRY_RUN = { dryRun: "All" };

/** How often ownership of fields is moved again, where somebody else changed the object meanwhile. */
const MOVES = 5;

/** How long the cluster is given. Unit: milliseconds. */
export interface Patience {
  /** Pauses before asking again for a kind that is not served yet, because its definition was only just applied. */
  readonly unservedKind: readonly number[];
  /** Until a deleted object is gone. */
  readonly deletion: number;
  /** Between two looks at an object that is being deleted. */
  readonly interval: number;
}

const PATIENCE: Patience = { unservedKind: [250, 500, 1_000, 2_000, 4_000, 8_000], deletion: 120_000, interval: 200 };

/** Applies objects to a cluster and deletes them. Every refusal is a ProviderError of one line that names the object. */
export class Cluster {
  private readonly client: ApiClient;
  private readonly discovery: Discovery;

  constructor(
    access: ClusterAccess,
    private readonly patience: Patience = PATIENCE,
  ) {
    this.client = new ApiClient(access);
    this.discovery = new Discovery(this.client);
  }

  /** Whether objects of the kind live in namespaces; `undefined` if the API server does not serve the kind. */
  async isNamespaced(apiVersion: string, kind: string): Promise<boolean | undefined> {
    return (await this.resource({ apiVersion, kind }))?.namespaced;
  }

  /**
   * Creates the object and returns it as the API server keeps it.
   *
   * @throws ProviderError where there is one of its name: whoever made it may need it, and would lose it with the stack
   */
  async create(object: Props): Promise<Props> {
    const resource = await this.servedResource(object);
    return told(object, async () => {
      try {
        return await this.post(object, resource, {});
      } catch (error) {
        if (error instanceof ApiError && exists(error)) throw alreadyExists(object);
        throw error;
      }
    });
  }

  /**
   * What `create` would return; nothing is stored.
   *
   * `undefined` where the API server cannot say yet: the kind or the namespace is still to be created, or an object of
   * the name is still to be deleted.
   */
  async previewCreation(object: Props): Promise<Props | undefined> {
    const resource = await this.resource(object);
    return resource && ifFound(object, () => this.post(object, resource, DRY_RUN), exists);
  }

  /** Creates the object or changes the one of its name, and returns it as the API server keeps it. */
  async apply(object: Props): Promise<Props> {
    const resource = await this.servedResource(object);
    return told(object, async () => {
      await this.moveOwnership(object, resource);
      return this.write(object, resource, {});
    });
  }

  /**
   * What `apply` would return; nothing is stored.
   *
   * `undefined` where the API server cannot say yet, because the kind or the namespace is still to be created.
   */
  async dryRun(object: Props): Promise<Props | undefined> {
    const resource = await this.resource(object);
    return resource && ifFound(object, () => this.write(object, resource, DRY_RUN));
  }

  /** The object as the API server keeps it; `undefined` if it is gone. */
  async read(object: Props): Promise<Props | undefined> {
    const resource = await this.resource(object);
    const found = resource && (await this.find(object, resource));
    return found && unmanaged(found);
  }

  /** Deletes the object after everything that it owns, and waits until it is gone. */
  async delete(object: Props): Promise<void> {
    const resource = await this.resource(object);
    if (!resource) return;
    const { uid } = asProps(object.metadata);
    const body = { propagationPolicy: "Foreground", ...(uid ? { preconditions: { uid } } : {}) };
    await ifFound(object, () => this.client.request("DELETE", path(object, resource), { body }));
    const deadline = Date.now() + this.patience.deletion;
    for (let left = await this.read(object); isSame(left, object); left = await this.read(object)) {
      if (Date.now() > deadline) throw new ProviderError(stillThere(object, left, this.patience.deletion));
      await delay(this.patience.interval);
    }
  }

  private async write(object: Props, resource: ApiResource, query: Readonly<Record<string, string>>): Promise<Props> {
    // Only the API server can complete a generateName, and only when it creates.
    if (!asProps(object.metadata).name) return this.post(object, resource, query);
    // `apply` has moved the ownership; a dry run may not, and would be refused.
    const force = query.dryRun !== undefined && isOwnedByCreation(await this.managedFields(object, resource));
    return this.patch(object, resource, { ...APPLY, ...query, force: String(force) });
  }

  private async post(object: Props, resource: ApiResource, query: Readonly<Record<string, string>>): Promise<Props> {
    const options = { query: { ...CREATE, ...query }, body: resource.namespaced ? object : clusterWide(object) };
    return unmanaged(await this.client.request("POST", collection(object, resource), options));
  }

  private async patch(object: Props, resource: ApiResource, query: Readonly<Record<string, string>>): Promise<Props> {
    const body = resource.namespaced ? object : clusterWide(object);
    const contentType = "application/apply-patch+yaml";
    return unmanaged(await this.client.request("PATCH", path(object, resource), { query, body, contentType }));
  }

  /** Makes server-side apply the owner of what was created, so that it may change and remove it. */
  private async moveOwnership(object: Props, resource: ApiResource): Promise<void> {
    if (!asProps(object.metadata).name) return;
    for (let left = MOVES; ; left--) {
      const { managedFields, resourceVersion } = asProps((await this.find(object, resource))?.metadata);
      const entries = asList(managedFields).map(asProps);
      if (!isOwnedByCreation(entries)) return;
      const body = [
        { op: "replace", path: "/metadata/managedFields", value: ownedByApplying(entries) },
        { op: "replace", path: "/metadata/resourceVersion", value: asText(resourceVersion) },
      ];
      try {
        await this.client.request("PATCH", path(object, resource), {
          body,
          contentType: "application/json-patch+json",
        });
        return;
      } catch (error) {
        if (left === 0 || !(error instanceof ApiError && error.code === 409)) throw error;
      }
    }
  }

  private async managedFields(object: Props, resource: ApiResource): Promise<readonly Props[]> {
    return asList(asProps((await this.find(object, resource))?.metadata).managedFields).map(asProps);
  }

  private find(object: Props, resource: ApiResource): Promise<Props | undefined> {
    return ifFound(object, () => this.client.request("GET", path(object, resource)));
  }

  private async servedResource(object: Props): Promise<ApiResource> {
    for (const pause of this.patience.unservedKind) {
      const resource = await this.resource(object);
      if (resource) return resource;
      await delay(pause);
    }
    const { apiVersion, kind } = object;
    throw new ProviderError(
      `${label(object)}: the API server knows no ${kind} of ${apiVersion}. Apply its CustomResourceDefinition first.`,
    );
  }

  private resource(object: Props): Promise<ApiResource | undefined> {
    return told(object, () => this.discovery.resource(asText(object.apiVersion), asText(object.kind)));
  }
}

function collection({ apiVersion, metadata }: Props, { plural, namespaced }: ApiResource): string {
  const { namespace = "default" } = asProps(metadata);
  return `${apiPath(asText(apiVersion))}${namespaced ? `/namespaces/${namespace}` : ""}/${plural}`;
}

function path(object: Props, resource: ApiResource): string {
  return `${collection(object, resource)}/${encodeURIComponent(asText(asProps(object.metadata).name))}`;
}

function clusterWide(object: Props): Props {
  const { namespace: _namespace, ...metadata } = asProps(object.metadata);
  return { ...object, metadata };
}

function unmanaged(object: Props): Props {
  const { managedFields: _managedFields, ...metadata } = asProps(object.metadata);
  return { ...object, metadata };
}

/** A new object of the same name is none that has to be waited for. */
function isSame(left: Props | undefined, deleted: Props): boolean {
  const uid = asProps(deleted.metadata).uid;
  return left !== undefined && (uid === undefined || asProps(left.metadata).uid === uid);
}

function stillThere(object: Props, left: Props | undefined, patience: number): string {
  const finalizers = asList(asProps(left?.metadata).finalizers);
  const why = finalizers.length > 0 ? `; it waits for its finalizers ${finalizers.join(", ")}` : "";
  return `${label(object)}: still there ${patience / 1000} s after its deletion${why}`;
}

async function ifFound<T>(
  object: Props,
  ask: () => Promise<T>,
  isNone: (error: ApiError) => boolean = () => false,
): Promise<T | undefined> {
  return told(object, async () => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ApiError && (isGone(error) || isNone(error))) return undefined;
      throw error;
    }
  });
}

/** Gone, or another object has its name now. */
function isGone({ code, message }: ApiError): boolean {
  return code === 404 || (code === 409 && message.includes("Precondition failed: UID"));
}

function exists({ reason }: ApiError): boolean {
  return reason === "AlreadyExists";
}

async function told<T>(object: Props, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ProviderError(`${label(object)}: ${error.reason}: ${error.message.replace(/\s*\n\s*/g, "; ")}`);
  }
}
