import * as pulumi from "@pulumi/pulumi";
import { ServiceCertificate } from "./certificates";
import { type Access, type AwsEndpoint, type Grantable, isPlain, SecureComponent, validate } from "./core";
import { check, having } from "./core/checks";
import { EncryptionKey } from "./encryption";
import { WorkloadIdentity } from "./identity";
import { type CallRule, IstioMesh, LinkerdMesh, type MeshMember, meshEnrollment, type ServiceMesh } from "./mesh";
import type { AccessTokens, SecureMicroserviceArgs } from "./secureMicroserviceArgs";
import { checkMicroservice } from "./secureMicroserviceChecks";
import { meshOf, microserviceDefaults } from "./secureMicroserviceDefaults";
import { roomFor } from "./secureMicroserviceRoom";
import { EncryptedBucket } from "./storage";
import {
  HardenedWorkload,
  type HardenedWorkloadArgs,
  probeDefaults,
  SecureNamespace,
  workloadDefaults,
} from "./workload";

/**
 * A microservice with every door shut: a namespace of its own, data encrypted under its own key, a role that may use
 * that data and nothing else, a certificate, a hardened workload, and a mesh sidecar that answers nobody until `calls`
 * names a caller, and lets nothing out but to the service's data, its credentials and the keys of its tokens.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const orders = new SecureMicroservice("orders", { ...environment, image: ordersImage });
 * orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
 */
export class SecureMicroservice extends SecureComponent {
  readonly namespace: SecureNamespace;
  readonly encryptionKey: EncryptionKey;
  /** The service's own data, which it may read and write. */
  readonly data: EncryptedBucket;
  readonly identity: WorkloadIdentity;
  readonly certificate: ServiceCertificate;
  readonly workload: HardenedWorkload;
  readonly mesh: ServiceMesh;
  private readonly awsAddresses: readonly pulumi.Input<string>[] | undefined;
  private readonly reached = new Set<string>();

  constructor(name: string, args: SecureMicroserviceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("SecureMicroservice", name, args, opts);
    validate(`SecureMicroservice "${name}"`, checkMicroservice(name, args));
    this.awsAddresses = args.awsAddresses;

    this.namespace = this.createNamespace(args);
    this.encryptionKey = this.createEncryptionKey(args);
    this.data = this.createData(args);
    this.identity = this.createIdentity(args);
    this.certificate = this.issueCertificate(args);
    this.workload = this.runWorkload(args);
    this.mesh = this.joinMesh(args);
    this.mesh.limit(args.limit ?? microserviceDefaults.limit);
    this.fetchCredentials();
    this.grant(this.data, "readWrite");
    this.acceptTokens(args);

    this.registerOutputs({
      namespace: this.namespace.namespaceName,
      roleArn: this.identity.arn,
      dataBucket: this.data.bucket.bucket,
    });
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

  private createNamespace(args: SecureMicroserviceArgs): SecureNamespace {
    const { namespaceLabels, namespaceAnnotations } = meshEnrollment(meshOf(args));
    return new SecureNamespace(
      this.name,
      {
        ...this.inherited,
        ...roomFor(meshOf(args), args.workload),
        namespaceLabels,
        annotations: namespaceAnnotations,
        dnsAddresses: args.dnsAddresses ?? [],
        transform: args.transform?.namespace,
      },
      { parent: this },
    );
  }

  private createEncryptionKey({ account, transform }: SecureMicroserviceArgs): EncryptionKey {
    return new EncryptionKey(
      this.name,
      {
        ...this.inherited,
        account,
        description: `Data of the service ${this.name}`,
        transform: transform?.encryptionKey,
      },
      { parent: this },
    );
  }

  private createData({ account, accessLogs, transform }: SecureMicroserviceArgs): EncryptedBucket {
    return new EncryptedBucket(
      this.childName("data"),
      { ...this.inherited, account, key: this.encryptionKey, accessLogs, transform: transform?.data },
      { parent: this },
    );
  }

  private createIdentity({ account, cluster, transform }: SecureMicroserviceArgs): WorkloadIdentity {
    return new WorkloadIdentity(
      this.name,
      {
        ...this.inherited,
        account,
        cluster,
        namespace: this.namespace.namespaceName,
        serviceAccount: this.name,
        transform: transform?.identity,
      },
      { parent: this },
    );
  }

  private issueCertificate({ authority, meshSettings, transform }: SecureMicroserviceArgs): ServiceCertificate {
    return new ServiceCertificate(
      this.childName("certificate"),
      {
        ...this.inherited,
        authority,
        dnsNames: serviceNames(this.name, meshSettings?.clusterDomain),
        secret: { namespace: this.namespace.namespaceName, name: this.childName("certificate") },
        transform: transform?.certificate,
      },
      { parent: this },
    );
  }

  private runWorkload(args: SecureMicroserviceArgs): HardenedWorkload {
    const enrollment = meshEnrollment(meshOf(args), args.meshSettings?.traffic);
    const { image, tokens, workload } = args;
    return new HardenedWorkload(
      this.name,
      {
        ...this.inherited,
        certificateSecret: this.certificate.secretName,
        ...workload,
        namespace: this.namespace.namespaceName,
        image,
        env: {
          MESH: meshOf(args),
          // The container waits before it is told to stop: Kubernetes does that for it.
          SHUTDOWN_DELAY_SECONDS: "0",
          DATA_BUCKET: this.data.bucket.bucket,
          ...this.identity.podCredentials.env,
          ...tokenEnvironment(tokens),
          ...args.env,
        },
        secretEnv: { ...this.tokenSecret(tokens), ...workload?.secretEnv },
        serviceAccountAnnotations: {
          ...this.identity.serviceAccountAnnotations,
          ...workload?.serviceAccountAnnotations,
        },
        serviceAccountTokens: {
          ...this.identity.podCredentials.serviceAccountTokens,
          ...workload?.serviceAccountTokens,
        },
        podLabels: { ...enrollment.podLabels, ...workload?.podLabels },
        podAnnotations: { ...this.identity.podAnnotations, ...enrollment.podAnnotations, ...workload?.podAnnotations },
        serviceAnnotations: { ...enrollment.serviceAnnotations, ...workload?.serviceAnnotations },
      },
      { parent: this, dependsOn: [this.certificate, this.identity] },
    );
  }

  private joinMesh(args: SecureMicroserviceArgs): ServiceMesh {
    const member: MeshMember = { ...this.workload.peer, serviceAccount: this.workload.serviceAccountName };
    const Mesh = meshOf(args) === "linkerd" ? LinkerdMesh : IstioMesh;
    const healthPaths = healthPathsOf(args.workload);
    const { meshSettings, transform } = args;
    return new Mesh(
      this.name,
      { ...this.inherited, ...meshSettings, member, healthPaths, transform: transform?.mesh },
      { parent: this },
    );
  }

  private fetchCredentials(): void {
    const source = this.identity.credentialSource;
    if (source.kind === "nodeAgent") this.mesh.reachNodeAgent(source.agent);
    else this.reachAws(source.endpoint);
  }

  private reachAws({ name, host }: AwsEndpoint): void {
    if (this.reached.has(name)) return;
    this.reached.add(name);
    this.mesh.reach(host, { name, ...(this.awsAddresses && { addresses: this.awsAddresses }) });
  }

  private acceptTokens(args: SecureMicroserviceArgs): void {
    if (!("keysUrl" in args.tokens)) return;
    const { issuer, audience, clientIds, keysUrl, keysAddresses } = args.tokens;
    const { hostname, port } = new URL(keysUrl);
    this.mesh.reach(hostname, {
      ...(port !== "" && { port: Number(port) }),
      ...(keysAddresses && { addresses: keysAddresses }),
    });
    if (this.mesh.kind !== "istio") return;
    this.mesh.acceptJwt({
      issuer,
      ...(audience !== undefined && { audiences: [audience] }),
      ...(clientIds && { clientIds }),
      jwksUri: keysUrl,
    });
  }

  private tokenSecret(tokens: AccessTokens): HardenedWorkloadArgs["secretEnv"] {
    if ("keysUrl" in tokens) return {};
    return { ACCESS_TOKEN_SECRET: tokens.secret.shareWith(this.name, this.namespace.namespaceName) };
  }
}

const callable = having<SecureMicroservice>("a SecureMicroservice", "mesh");

/** The names by which a Service is called in its cluster, in a namespace of the same name. */
export function serviceNames(
  name: string,
  clusterDomain: pulumi.Input<string> = "cluster.local",
): pulumi.Input<string>[] {
  const short = `${name}.${name}.svc`;
  return [
    isPlain(clusterDomain) ? `${short}.${clusterDomain}` : pulumi.interpolate`${short}.${clusterDomain}`,
    short,
    `${name}.${name}`,
  ];
}

/** The paths of the service's own port that the kubelet asks, and that take no token: none where it asks another port. */
export function healthPathsOf(workload: SecureMicroserviceArgs["workload"] = {}): string[] {
  const { port = workloadDefaults.port, probes = {} } = workload;
  const { livenessPath = probeDefaults.livenessPath, readinessPath = probeDefaults.readinessPath } = probes;
  if (probes.port !== undefined && probes.port !== port) return [];
  return [...new Set([livenessPath, readinessPath].filter((path) => isPlain(path)))];
}

/** What the service is told of the tokens it is to accept. */
export function tokenEnvironment(tokens: AccessTokens): Record<string, pulumi.Input<string>> {
  return {
    JWT_ISSUER: tokens.issuer,
    ...(tokens.audience !== undefined && { JWT_AUDIENCE: tokens.audience }),
    ...(tokens.clientIds && { JWT_CLIENT_ID: tokens.clientIds.join(",") }),
    ...("keysUrl" in tokens ? { JWKS_URI: tokens.keysUrl } : {}),
  };
}
