import * as pulumi from "@pulumi/pulumi";
import { ServiceCertificate } from "./certificates";
import {
  type Access,
  type AwsEndpoint,
  type Grantable,
  InvalidArgumentsError,
  type KeyRef,
  type NamespaceRef,
  SecureComponent,
  validate,
} from "./core";
import { check, having } from "./core/checks";
import { EncryptionKey } from "./encryption";
import { WorkloadIdentity } from "./identity";
import { type CallRule, IstioMesh, LinkerdMesh, type MeshMember, meshEnrollment, type ServiceMesh } from "./mesh";
import type { CertificateRef, SecureMicroserviceArgs } from "./secureMicroserviceArgs";
import { checkMicroservice } from "./secureMicroserviceChecks";
import { meshOf, microserviceDefaults } from "./secureMicroserviceDefaults";
import { healthPathsOf, serviceNames } from "./secureMicroserviceFacts";
import {
  existingCertificate,
  existingIdentity,
  existingKey,
  existingNamespace,
  existingWorkload,
  isPlan,
  issuedTokens,
  storageOf,
  workloadSettings,
} from "./secureMicroserviceParts";
import { roomFor } from "./secureMicroserviceRoom";
import { microserviceWorkload } from "./secureMicroserviceWorkload";
import { EncryptedBucket } from "./storage";
import { HardenedWorkload, type HardenedWorkloadArgs, SecureNamespace } from "./workload";

/**
 * A microservice with every door shut: a namespace of its own, data encrypted under its own key, a role that may use
 * that data and nothing else, a certificate, a hardened workload, and a mesh sidecar that answers nobody until `calls`
 * names a caller, and lets nothing out but to the service's data, its credentials and the keys of its tokens.
 *
 * Each part can be told settings, or be something that exists, or be left out with `false`; what does not go together is
 * refused. A part that was left out is asked for in vain: its property throws.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const orders = new SecureMicroservice("orders", { ...environment, image: ordersImage });
 * orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
 */
export class SecureMicroservice extends SecureComponent<SecureMicroserviceArgs> {
  /** The namespace, made or given. */
  readonly namespace: NamespaceRef;
  /** The service's storage by name, made or given. */
  readonly storage: Readonly<Record<string, Grantable>>;
  private readonly parts: {
    readonly key: KeyRef | undefined;
    readonly identity: WorkloadIdentity | undefined;
    readonly certificate: ServiceCertificate | CertificateRef | undefined;
    readonly workload: HardenedWorkload | undefined;
    readonly mesh: ServiceMesh | undefined;
  };
  private readonly reached = new Set<string>();

  constructor(name: string, args: SecureMicroserviceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("SecureMicroservice", name, args, opts);
    validate(`SecureMicroservice "${name}"`, checkMicroservice(name, args));

    this.namespace = existingNamespace(args) ?? this.createNamespace();
    const key = existingKey(args) ?? this.createEncryptionKey();
    this.storage = this.createStorage(key);
    const identity = existingIdentity(args) ?? this.createIdentity();
    const certificate = existingCertificate(args) ?? this.issueCertificate();
    const workload = this.runWorkload(identity, certificate);
    this.parts = { key, identity, certificate, workload, mesh: this.joinMesh(workload) };
    this.parts.mesh?.limit(args.limit ?? microserviceDefaults.limit);
    this.fetchCredentials();
    for (const storage of Object.values(this.storage)) this.grant(storage, "readWrite");
    this.acceptTokens();

    this.registerOutputs({
      namespace: this.namespace.namespaceName,
      ...(identity && { roleArn: identity.arn }),
      ...(this.storage.data instanceof EncryptedBucket && { dataBucket: this.storage.data.bucket.bucket }),
    });
  }

  /** The key, made or given. */
  get encryptionKey(): KeyRef {
    return this.part("key", this.parts.key);
  }

  /** The bucket that is made by default. */
  get data(): EncryptedBucket {
    return this.part("storage.data", this.storage.data instanceof EncryptedBucket ? this.storage.data : undefined);
  }

  /** The role, made or given. */
  get identity(): WorkloadIdentity {
    return this.part("identity", this.parts.identity);
  }

  /** The certificate that is issued. */
  get certificate(): ServiceCertificate {
    const { certificate } = this.parts;
    return this.part("certificate", certificate instanceof ServiceCertificate ? certificate : undefined);
  }

  /** The workload that is made. */
  get workload(): HardenedWorkload {
    return this.part("workload", this.parts.workload);
  }

  /** The service in its mesh. */
  get mesh(): ServiceMesh {
    return this.part("mesh", this.parts.mesh);
  }

  /** Lets this service call another one for these methods and paths: the mesh rule and the NetworkPolicies at both ends. */
  calls(callee: SecureMicroservice, rule: CallRule): void {
    validate(`${this.name}.calls`, check("callee", callee, callable));
    this.mesh.calls(callee.mesh, rule);
  }

  /** Gives this service's role access to a resource and to the key that encrypts it, and opens the way there. */
  grant(target: Grantable, access: Access): void {
    this.identity.grant(target, access);
    this.reachAws(target.endpoint);
  }

  private createNamespace(): SecureNamespace {
    const { dnsAddresses = [], namespace, transform } = this.args;
    const mesh = meshOf(this.args);
    const { namespaceLabels = {}, namespaceAnnotations = {} } = mesh === false ? {} : meshEnrollment(mesh);
    const settings = namespace && !("namespaceName" in namespace) ? namespace : {};
    return new SecureNamespace(
      this.name,
      {
        ...this.inherited,
        ...roomFor(mesh, workloadSettings(this.args)),
        ...settings,
        namespaceLabels: { ...namespaceLabels, ...settings.namespaceLabels },
        annotations: { ...namespaceAnnotations, ...settings.annotations },
        dnsAddresses,
        transform: transform?.namespace,
      },
      { parent: this },
    );
  }

  private createEncryptionKey(): EncryptionKey | undefined {
    const { account, key, transform } = this.args;
    if (key === false) return undefined;
    const settings = key && !("arn" in key) ? key : {};
    const description = `Data of the service ${this.name}`;
    const args = { ...this.inherited, account, description, ...settings, transform: transform?.encryptionKey };
    return new EncryptionKey(this.name, args, { parent: this });
  }

  private createStorage(key: KeyRef | undefined): Record<string, Grantable> {
    const { account, accessLogs } = this.args;
    const place = { ...this.inherited, account, ...(key && { key }), ...(accessLogs && { accessLogs }) };
    const made = Object.entries(storageOf(this.args)).map(([name, storage]) => [
      name,
      isPlan(storage) ? storage.create(this.childName(name), place, { parent: this }) : storage,
    ]);
    return Object.fromEntries(made);
  }

  private createIdentity(): WorkloadIdentity | undefined {
    const { account, cluster, identity, transform } = this.args;
    if (identity === false || cluster === undefined) return undefined;
    const { namespaceName: namespace } = this.namespace;
    const serviceAccount =
      existingWorkload(this.args)?.serviceAccount ??
      workloadSettings(this.args).serviceAccount?.serviceAccountName ??
      this.name;
    return new WorkloadIdentity(
      this.name,
      { ...this.inherited, ...identity, account, cluster, namespace, serviceAccount, transform: transform?.identity },
      { parent: this },
    );
  }

  private issueCertificate(): ServiceCertificate | undefined {
    const { authority, certificate, meshSettings, transform } = this.args;
    if (certificate === false || authority === undefined) return undefined;
    const { namespaceName: namespace } = this.namespace;
    return new ServiceCertificate(
      this.childName("certificate"),
      {
        ...this.inherited,
        ...certificate,
        authority,
        dnsNames: serviceNames(this.name, existingNamespace(this.args)?.namespaceName, meshSettings?.clusterDomain),
        secret: { namespace, name: this.childName("certificate") },
        transform: transform?.certificate,
      },
      { parent: this },
    );
  }

  private runWorkload(
    identity: WorkloadIdentity | undefined,
    certificate: ServiceCertificate | CertificateRef | undefined,
  ): HardenedWorkload | undefined {
    const { image } = this.args;
    if (this.args.workload === false || existingWorkload(this.args) || image === undefined) return undefined;
    return new HardenedWorkload(
      this.name,
      {
        ...this.inherited,
        ...microserviceWorkload(this.args, {
          identity,
          certificate,
          storage: this.storage,
          secretEnv: this.tokenSecret(),
        }),
        namespace: this.namespace.namespaceName,
        image,
      },
      { parent: this, dependsOn: [certificate, identity].filter((part) => pulumi.Resource.isInstance(part)) },
    );
  }

  private joinMesh(workload: HardenedWorkload | undefined): ServiceMesh | undefined {
    const mesh = meshOf(this.args);
    const member: MeshMember | undefined =
      existingWorkload(this.args) ?? (workload && { ...workload.peer, serviceAccount: workload.serviceAccountName });
    if (mesh === false || member === undefined) return undefined;
    const { meshSettings, transform } = this.args;
    const healthPaths = healthPathsOf(workloadSettings(this.args));
    const Mesh = mesh === "linkerd" ? LinkerdMesh : IstioMesh;
    const settings = { ...this.inherited, ...meshSettings, member, healthPaths, transform: transform?.mesh };
    return new Mesh(this.name, settings, { parent: this });
  }

  private fetchCredentials(): void {
    const source = this.parts.identity?.credentialSource;
    if (source?.kind === "nodeAgent") this.parts.mesh?.reachNodeAgent(source.agent);
    if (source?.kind === "endpoint") this.reachAws(source.endpoint);
  }

  private reachAws({ name, host }: AwsEndpoint): void {
    const { awsAddresses: addresses } = this.args;
    if (this.reached.has(name)) return;
    this.reached.add(name);
    this.parts.mesh?.reach(host, { name, ...(addresses && { addresses }) });
  }

  private acceptTokens(): void {
    const tokens = issuedTokens(this.args.tokens);
    const { mesh } = this.parts;
    if (tokens === undefined || mesh === undefined) return;
    const { issuer, audience, clientIds, keysUrl, keysAddresses } = tokens;
    const { hostname, port } = new URL(keysUrl);
    mesh.reach(hostname, {
      ...(port !== "" && { port: Number(port) }),
      ...(keysAddresses && { addresses: keysAddresses }),
    });
    if (mesh.kind !== "istio") return;
    mesh.acceptJwt({
      issuer,
      ...(audience !== undefined && { audiences: [audience] }),
      ...(clientIds && { clientIds }),
      jwksUri: keysUrl,
    });
  }

  private tokenSecret(): NonNullable<HardenedWorkloadArgs["secretEnv"]> {
    const { tokens } = this.args;
    if (tokens === false || "keysUrl" in tokens) return {};
    return { ACCESS_TOKEN_SECRET: tokens.secret.shareWith(this.name, this.namespace.namespaceName) };
  }

  private part<T>(argument: string, part: T | undefined): T {
    if (part !== undefined) return part;
    throw new InvalidArgumentsError(`SecureMicroservice "${this.name}"`, [
      { propertyPath: argument, reason: "is none that the service made; leave the argument out to have one made" },
    ]);
  }
}

const callable = having<SecureMicroservice>("a SecureMicroservice", "mesh");
