import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { istioMeshConfig } from "../../../components/mesh/controlPlane/istioCharts";
import { asList, asProps, asText, type Props } from "../../../sandbox/providers/protocol";
import type { AuditEntry } from "../../../services/middleware/src";
import type { Credentials } from "../../../services/server";
import { asymmetricTokens, type HostileToken } from "../../services/middleware/hostileTokens";
import { claimsAt, ecKey, keySetOf } from "../../services/support/tokens";
import { ROOT, TestSandbox } from "../../support/sandbox";
import { ControlPlane, Mesh, NodeAgentStandIn, preparePrograms, type RunningPod } from "../../testbed";
import { ISSUER_HOST, Issuer, UNNAMED_HOST } from "./issuer";
import { AUDIENCE, ISSUER, mint, PARTNERS, type TokenKind } from "./tokens";

/** How long payments' certificate in the mesh is valid. The sidecar renews it after half of that. */
const CERTIFICATE_TTL = "24s";

const SERVICES = ["orders", "payments", "storefront"] as const;
type Service = (typeof SERVICES)[number];

/** Which compiled program runs as the app of each service. */
const APPS: Readonly<Record<Service, string>> = { orders: "orders", payments: "payments", storefront: "payments" };

/** The namespace of a workload that goes by the name of orders, and is not orders. */
const ELSEWHERE = "elsewhere";

/** The services of `program/`, brought up on a real cluster and mesh, with the real services in their pods. */
export class TrafficBed {
  private readonly partnersKey = ecKey("partners-1");
  private readonly issuer = new Issuer();
  private readonly sandbox = new TestSandbox();
  /** There is no S3 for the services to keep their records in. */
  private readonly data = mkdtempSync(join(tmpdir(), "data-"));
  private readonly pods = new Map<string, RunningPod>();
  private plane: ControlPlane | undefined;
  private running: Mesh | undefined;
  private agent: NodeAgentStandIn | undefined;

  private constructor() {}

  static async start(): Promise<TrafficBed> {
    const bed = new TrafficBed();
    try {
      await bed.startMesh();
      await bed.deploy();
      await bed.nameHosts();
      await bed.deployImpostor();
      await bed.runPods();
      return bed;
    } catch (error) {
      await bed.stop();
      throw error;
    }
  }

  get mesh(): Mesh {
    return found(this.running, "the mesh");
  }

  /** @param name a service, or `impostor` */
  pod(name: string): RunningPod {
    return found(this.pods.get(name), name);
  }

  /** @param subject who it is for */
  token(kind: TokenKind, subject?: string): string | undefined {
    return mint(kind, { issuer: this.issuer.key, partners: this.partnersKey }, subject);
  }

  /** The tokens of the hostile list, as if the issuer's keys were the ones that it names. */
  hostileTokens(): readonly HostileToken[] {
    const claims = claimsAt(new Date(), { iss: ISSUER, aud: AUDIENCE });
    return asymmetricTokens(claims, { own: this.issuer.key, second: this.issuer.secondKey });
  }

  /** The environment of a service without sidecars that trusts the same issuer, as if it had one. */
  standaloneEnvironment(): Readonly<Record<string, string>> {
    return {
      MESH: "istio",
      JWKS: JSON.stringify(keySetOf(this.issuer.key)),
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      RATE_LIMIT_REQUESTS: "1000000",
      DATA_FOLDER: join(this.data, "standalone"),
    };
  }

  /** The host at which a service's own data is. */
  async dataHost(service: Service): Promise<string> {
    const path = `/apis/networking.istio.io/v1/namespaces/${service}/serviceentries/${service}-reaches-${service}-data-bucket-443`;
    const [host] = asList(asProps((await this.mesh.plane.client.request("GET", path)).spec).hosts);
    return asText(host);
  }

  /** The certificate that the mesh gave a service's sidecar, which OUTPUT_CERTS had it write down, and its key. */
  credentials(service: Service): Pick<Credentials, "cert" | "key"> {
    const { home } = this.pod(service);
    return {
      cert: readFileSync(join(home, "cert-chain.pem"), "utf8"),
      key: readFileSync(join(home, "key.pem"), "utf8"),
    };
  }

  /** The decisions that a service has recorded so far. */
  auditLog(service: Service): AuditEntry[] {
    const lines = readFileSync(join(this.pod(service).home, "app.log"), "utf8").split("\n");
    return lines.filter((line) => line.includes('"decision"')).map((line): AuditEntry => JSON.parse(line));
  }

  async stop(): Promise<void> {
    await this.agent?.stop();
    await this.running?.stop();
    await this.plane?.stop();
    this.issuer.stop();
    this.sandbox.remove();
    rmSync(this.data, { recursive: true, force: true });
  }

  private async startMesh(): Promise<void> {
    this.plane = await ControlPlane.start(await preparePrograms());
    this.running = await Mesh.start(this.plane, {
      meshConfig: istioMeshConfig,
      environment: await this.issuer.environment(),
    });
    this.agent = await NodeAgentStandIn.start(this.running.network, this.plane.folder);
    await this.issuer.publish(this.mesh.network.gateway);
  }

  private async deploy(): Promise<void> {
    const settings = {
      "aws:region": "eu-central-1",
      issuerHost: ISSUER_HOST,
      audience: AUDIENCE,
      partnersIssuer: PARTNERS,
      partnersKeys: JSON.stringify(keySetOf(this.partnersKey)),
      certificateTtl: CERTIFICATE_TTL,
    };
    const config = Object.entries(settings).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const { exitCode, stdout, stderr } = await this.sandbox.run(
      ...["up", "--kubeconfig", this.mesh.plane.kubeconfig, "--program", join(__dirname, "program")],
      ...config,
    );
    assert.equal(exitCode, 0, `${stdout}${stderr}`);
  }

  /** The same ServiceAccount, labels and pod as orders', in another namespace. */
  private async deployImpostor(): Promise<void> {
    const { cluster, client } = this.mesh.plane;
    const namespace = asProps(asProps((await client.request("GET", "/api/v1/namespaces/orders")).metadata).labels);
    const labels = Object.fromEntries(Object.entries(namespace).filter(([key]) => !key.startsWith("kubernetes.io/")));
    await cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: ELSEWHERE, labels } });
    const { metadata, spec } = await this.deployment("orders");
    const { name, labels: own } = asProps(metadata);
    const account = asProps(asProps(asProps(spec).template).spec).serviceAccountName;
    await cluster.apply({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: account, namespace: ELSEWHERE },
    });
    const copy = { name, labels: own, namespace: ELSEWHERE };
    await cluster.apply({ apiVersion: "apps/v1", kind: "Deployment", metadata: copy, spec });
  }

  private async runPods(): Promise<void> {
    await Promise.all([
      ...SERVICES.map(async (service) => this.runPod(service, service, await this.appOf(service))),
      this.runPod("impostor", ELSEWHERE, { command: ["sleep", "infinity"] }),
    ]);
  }

  private async runPod(name: string, namespace: string, app: Parameters<Mesh["node"]["runPodOf"]>[2]): Promise<void> {
    const labels = asProps(asProps(asProps((await this.deployment(namespace)).spec).selector).matchLabels);
    const selector = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, asText(value)]));
    this.pods.set(name, await this.mesh.node.runPodOf(namespace, selector, app));
  }

  /**
   * Has pods know all hosts of `reach`, without which their sidecars are not ready, and one that nobody reaches: the
   * issuer's server answers for each of them.
   */
  private async nameHosts(): Promise<void> {
    const path = "/apis/networking.istio.io/v1/serviceentries";
    const entries = asList((await this.mesh.plane.client.request("GET", path)).items).map(asProps);
    const reached = entries.flatMap(({ spec }) => asList(asProps(spec).hosts).map(asText));
    for (const host of [...reached, UNNAMED_HOST]) this.mesh.node.nameHost(host, this.mesh.network.gateway);
  }

  /** The compiled service, with the environment that its Deployment gives it. */
  private async appOf(service: Service) {
    const template = asProps(asProps((await this.deployment(service)).spec).template);
    const [container] = asList(asProps(template.spec).containers).map(asProps);
    const variables = asList(container?.env).map(asProps);
    const env = Object.fromEntries(variables.map(({ name, value }) => [asText(name), asText(value)]));
    return {
      command: [process.execPath, join(ROOT, "services", "bin", APPS[service], "main.js")],
      env: { ...env, NODE_EXTRA_CA_CERTS: this.issuer.authorityFile, DATA_FOLDER: join(this.data, service) },
    };
  }

  private async deployment(namespace: string): Promise<Props> {
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
    const [only] = asList((await this.mesh.plane.client.request("GET", path)).items).map(asProps);
    return found(only, `a Deployment in ${namespace}`);
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
