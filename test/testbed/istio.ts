import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { asList, asProps, asText, isProps, type Props } from "../../sandbox/providers/protocol";
import { parseYamlDocuments } from "../../sandbox/yaml";
import type { ControlPlane } from "./controlPlane";
import { eventually } from "./eventually";
import { freePorts } from "./ports";
import type { Programs } from "./programs";
import { type Server, Servers } from "./servers";

const run = promisify(execFile);

/** Where pods find istiod, whose certificate is for this name. */
export const DISCOVERY_HOST = "istiod.istio-system.svc";
export const DISCOVERY_PORT = 15012;

const INJECTOR = "istio-sidecar-injector";
const VALIDATOR = "istio-validator-istio-system";

/** Not applied: what would run on nodes, of which there are none. */
const NOT_APPLIED = ["DaemonSet", "Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Service"];

interface Settings {
  /** Where sidecars reach istiod. */
  readonly address: string;
  /** Where pods see the folder of the programs. */
  readonly programs: string;
  /** Mesh settings beside those that the testbed needs, such as `outboundTrafficPolicy`. */
  readonly meshConfig?: Props;
  /** Environment beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A real istiod on this machine, with Istio's custom resources, its validation of them and its injection of sidecars in
 * the cluster.
 *
 * Sidecars are injected as for clusters with Istio's CNI plugin, without an init container that needs privileges, so
 * that pods are admitted at Pod Security `restricted`. Envoy is the upstream one and lacks Istio's own filters, which
 * are therefore kept out of its configuration: security can be tested, Istio's telemetry cannot.
 */
export class Istiod {
  private constructor(private readonly servers: Servers) {}

  /** Installs and starts it, and waits until it injects and validates: some five seconds. */
  static async start(plane: ControlPlane, programs: Programs, settings: Settings): Promise<Istiod> {
    const folder = join(plane.folder, "istiod");
    mkdirSync(folder);
    const [httpsPort = 0, httpPort = 0, grpcPort = 0, monitoringPort = 0] = await freePorts(4);
    await install(plane, programs, httpsPort);
    const meshConfig = join(folder, "mesh.json");
    writeFileSync(meshConfig, JSON.stringify(meshSettings(settings)));
    const servers = new Servers(folder);
    const istiod = servers.start(
      "istiod",
      programs.path("pilot-discovery"),
      [
        ...["discovery", "--kubeconfig", plane.kubeconfig, "--meshConfig", meshConfig, "--domain", "cluster.local"],
        ...["--httpAddr", `127.0.0.1:${httpPort}`, "--grpcAddr", `127.0.0.1:${grpcPort}`],
        ...["--httpsAddr", `127.0.0.1:${httpsPort}`, "--monitoringAddr", `127.0.0.1:${monitoringPort}`],
        ...["--secureGRPCAddr", `${settings.address}:${DISCOVERY_PORT}`, "--ctrlz_port", "0"],
      ],
      { env: { ...process.env, ...settings.environment, ...ENVIRONMENT } },
    );
    const started = new Istiod(servers);
    try {
      await started.untilReady(plane, istiod, httpPort);
      return started;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.servers.stop();
  }

  private async untilReady(plane: ControlPlane, istiod: Server, httpPort: number): Promise<void> {
    await eventually("istiod", async () => {
      istiod.assertRunning();
      const { ok, status } = await fetch(`http://127.0.0.1:${httpPort}/ready`);
      if (!ok) throw new Error(`HTTP ${status}`);
    });
    await eventually("Istio's webhooks", async () => {
      istiod.assertRunning();
      const mutating = await webhooks(plane, "mutatingwebhookconfigurations", INJECTOR);
      if (!mutating.every(isTrusted)) throw new Error("the injector has no certificate yet");
      const validating = await webhooks(plane, "validatingwebhookconfigurations", VALIDATOR);
      if (!validating.every((webhook) => isTrusted(webhook) && webhook.failurePolicy === "Fail")) {
        throw new Error("the validator does not refuse anything yet");
      }
    });
  }
}

/**
 * Runs `istioctl analyze` over objects, without a cluster.
 *
 * @returns its findings, a line each; empty if there are none
 */
export async function istioctlAnalyze(programs: Programs, objects: readonly Props[]): Promise<string[]> {
  // Without --all-namespaces it looks at those in `default` only.
  const args = ["analyze", "--use-kube=false", "--all-namespaces", "--output", "json", "-"];
  const analysis = run(programs.path("istioctl"), args);
  analysis.child.stdin?.end(objects.map((object) => JSON.stringify(object)).join("\n---\n"));
  const { stdout, stderr } = await analysis;
  if (stderr.includes("Error(s) adding files")) throw new Error(stderr.trim());
  const findings: Props[] = JSON.parse(stdout);
  return findings.map(({ level, code, origin, message }) => `${level} ${code} ${origin}: ${message}`);
}

const ENVIRONMENT = {
  POD_NAMESPACE: "istio-system",
  POD_NAME: "istiod-testbed",
  SERVICE_ACCOUNT: "istiod",
  CLUSTER_ID: "Kubernetes",
  REVISION: "default",
  // The name under which the API server calls the webhooks.
  ISTIOD_CUSTOM_HOST: "localhost",
  INJECTION_WEBHOOK_CONFIG_NAME: INJECTOR,
  VALIDATION_WEBHOOK_CONFIG_NAME: VALIDATOR,
  // Istio's own filters, which the upstream Envoy has not.
  PILOT_ENABLE_ALPN_FILTER: "false",
  PILOT_ENABLE_METADATA_EXCHANGE: "false",
};

function meshSettings({ programs, meshConfig = {} }: Settings): Props {
  return {
    accessLogFile: "/dev/stdout",
    defaultProviders: {},
    trustDomain: "cluster.local",
    rootNamespace: "istio-system",
    ...meshConfig,
    defaultConfig: {
      discoveryAddress: `${DISCOVERY_HOST}:${DISCOVERY_PORT}`,
      binaryPath: join(programs, "envoy"),
      proxyBootstrapTemplatePath: join(programs, "envoy_bootstrap.json"),
      ...asProps(meshConfig.defaultConfig),
    },
  };
}

async function install(plane: ControlPlane, programs: Programs, httpsPort: number): Promise<void> {
  await plane.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "istio-system" } });
  const { stdout } = await run(
    programs.path("istioctl"),
    ["manifest", "generate", "--set", "profile=minimal", "--set", "components.cni.enabled=true"],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const objects = parseYamlDocuments(stdout).map(asProps);
  const applied = objects.filter((object) => isProps(object.metadata) && !NOT_APPLIED.includes(asText(object.kind)));
  await Promise.all(applied.map((object) => plane.cluster.apply(calledHere(object, httpsPort))));
}

/** Has webhooks call the istiod on this machine, and the validator see every object, labelled with a revision or not. */
function calledHere(object: Props, httpsPort: number): Props {
  if (!asText(object.kind).endsWith("WebhookConfiguration")) return object;
  const validates = object.kind === "ValidatingWebhookConfiguration";
  const url = `https://localhost:${httpsPort}/${validates ? "validate" : "inject"}`;
  const called = asList(object.webhooks)
    .map(asProps)
    .map(({ objectSelector, ...webhook }) => ({
      ...webhook,
      clientConfig: { url },
      ...(validates ? {} : { objectSelector }),
    }));
  return { ...object, webhooks: called };
}

async function webhooks(plane: ControlPlane, plural: string, name: string): Promise<Props[]> {
  const path = `/apis/admissionregistration.k8s.io/v1/${plural}/${name}`;
  return asList((await plane.client.request("GET", path)).webhooks).map(asProps);
}

function isTrusted({ clientConfig }: Props): boolean {
  return asProps(clientConfig).caBundle !== undefined;
}
