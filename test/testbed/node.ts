import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { asList, asProps, asText, type Props, type Value } from "../../sandbox/providers/protocol";
import type { ControlPlane } from "./controlPlane";
import { eventually } from "./eventually";
import { DISCOVERY_HOST } from "./istio";
import { NODE_NAME, registerNode, runningStatus } from "./nodeStatus";
import type { PodNetwork } from "./podNetwork";
import { type App, RunningPod } from "./pods";
import type { Programs } from "./programs";
import { downwardFile, sidecarOf } from "./sidecar";

/** Between two looks for pods that are to end. Unit: milliseconds. */
const TEND_INTERVAL = 250;

/**
 * Plays a node of the cluster: the scheduler binds pods to it, and those that are asked for run, each in a network
 * namespace with its address, its injected sidecar and an app.
 */
export class Node {
  private readonly pods = new Map<string, RunningPod>();
  private readonly names = new Map<string, string>();
  private stopped = false;
  private tending: Promise<void> = Promise.resolve();

  private constructor(
    private readonly plane: ControlPlane,
    private readonly programs: Programs,
    private readonly network: PodNetwork,
    private readonly mounted: string,
  ) {}

  /**
   * Registers the node.
   *
   * @param mounted where pods see the folder of the programs, which sidecars may not be able to enter; it is created
   */
  static async join(plane: ControlPlane, programs: Programs, network: PodNetwork, mounted: string): Promise<Node> {
    mkdirSync(mounted);
    await registerNode(plane, network.gateway);
    const node = new Node(plane, programs, network, mounted);
    node.tending = node.tend();
    return node;
  }

  /** Has pods that are yet to run know a host outside the cluster. */
  nameHost(host: string, address: string): void {
    this.names.set(host, address);
  }

  /** Waits for the pod that a controller creates for these labels, and runs it. */
  async runPodOf(namespace: string, labels: Readonly<Record<string, string>>, app: App): Promise<RunningPod> {
    const labelSelector = Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(",");
    const name = await eventually(`a pod ${labelSelector} in ${namespace}`, async () => {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      const pods = asList((await this.plane.client.request("GET", path, { query: { labelSelector } })).items);
      const [fresh] = pods.map(nameOf).filter((pod) => !this.pods.has(`${namespace}/${pod}`));
      if (fresh === undefined) throw new Error("there is none that does not run yet");
      return fresh;
    });
    return this.runPod(namespace, name, app);
  }

  /** Runs a pod of the cluster, and waits until its sidecar is ready. */
  async runPod(namespace: string, name: string, app: App): Promise<RunningPod> {
    const link = this.network.addPod();
    const home = join(this.plane.folder, "pods", `${namespace}-${name}`);
    const running = new RunningPod(this.network, link, home);
    this.pods.set(`${namespace}/${name}`, running);
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
    await eventually(`the scheduling of pod ${namespace}/${name}`, async () => {
      const { spec, status } = await this.plane.client.request("GET", path);
      if (asProps(spec).nodeName !== NODE_NAME) throw new Error(JSON.stringify(asProps(status).conditions));
    });
    const pod = await this.plane.client.request("PATCH", `${path}/status`, {
      body: { status: runningStatus(link.address, this.network.gateway) },
      contentType: "application/merge-patch+json",
    });
    await this.writeFiles(home, pod);
    await running.start(sidecarOf(pod), app, this.programs, this.mounted);
    return running;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.tending;
    for (const pod of this.pods.values()) await pod.stop();
    this.pods.clear();
  }

  /** Ends pods that are being deleted, which the API server leaves to their node. */
  private async tend(): Promise<void> {
    const query = { fieldSelector: `spec.nodeName=${NODE_NAME}` };
    while (!this.stopped) {
      try {
        const pods = asList((await this.plane.client.request("GET", "/api/v1/pods", { query })).items).map(asProps);
        for (const { metadata } of pods) {
          const { namespace, name, deletionTimestamp } = asProps(metadata);
          if (deletionTimestamp) await this.end(asText(namespace), asText(name));
        }
      } catch {
        // What failed is tried again in the next round.
      }
      await delay(TEND_INTERVAL);
    }
  }

  private async end(namespace: string, name: string): Promise<void> {
    const key = `${namespace}/${name}`;
    await this.pods.get(key)?.stop();
    this.pods.delete(key);
    await this.plane.client.request("DELETE", `/api/v1/namespaces/${namespace}/pods/${name}`, {
      body: { gracePeriodSeconds: 0 },
    });
  }

  private async writeFiles(home: string, pod: Props): Promise<void> {
    const { name, namespace, labels, annotations } = asProps(pod.metadata);
    const account = asText(asProps(pod.spec).serviceAccountName);
    const files = {
      hosts: await this.hosts(),
      "etc/istio/pod/labels": downwardFile(labels),
      "etc/istio/pod/annotations": downwardFile(annotations),
      // Envoy opens it anew, as the sidecar's user, to write its access log.
      "sidecar.log": "",
      "etc/istio/proxy/.keep": "",
      "var/run/secrets/workload-spiffe-uds/.keep": "",
      "var/run/secrets/tokens/istio-token": await this.plane.token(
        asText(namespace),
        account,
        "istio-ca",
        asText(name),
      ),
      "var/run/secrets/istio/root-cert.pem": await this.rootCertificate(asText(namespace)),
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), content);
    }
  }

  /** Names are resolved without a DNS server: istiod's, those of all Services of the moment, and given ones. */
  private async hosts(): Promise<string> {
    const services = asList((await this.plane.client.request("GET", "/api/v1/services")).items).map(asProps);
    const lines = services.flatMap(({ metadata, spec }) => {
      const { name, namespace } = asProps(metadata);
      const { clusterIP } = asProps(spec);
      const names = ["", ".svc", ".svc.cluster.local"].map((suffix) => `${name}.${namespace}${suffix}`);
      return clusterIP && clusterIP !== "None" ? [`${clusterIP} ${names.join(" ")}`] : [];
    });
    const given = [...this.names].map(([host, address]) => `${address} ${host}`);
    return ["127.0.0.1 localhost", `${this.network.gateway} ${DISCOVERY_HOST}`, ...lines, ...given, ""].join("\n");
  }

  private async rootCertificate(namespace: string): Promise<string> {
    const path = `/api/v1/namespaces/${namespace}/configmaps/istio-ca-root-cert`;
    const { data } = await eventually(`the mesh's root certificate in ${namespace}`, () =>
      this.plane.client.request("GET", path),
    );
    return asText(asProps(data)["root-cert.pem"]);
  }
}

function nameOf(object: Value): string {
  return asText(asProps(asProps(object).metadata).name);
}
