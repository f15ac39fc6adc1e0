import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiClient, Cluster, clusterAccess } from "../../sandbox/providers/kubernetes";
import { asProps, asText, type Props } from "../../sandbox/providers/protocol";
import { Authority, type Identity } from "./certificates";
import { eventually } from "./eventually";
import { isAlive } from "./lock";
import { freePorts } from "./ports";
import type { Programs } from "./programs";
import { Servers } from "./servers";
import { undoAtExit } from "./undo";

/** Unit: milliseconds. */
const STARTUP = 60_000;

const SERVICE_ADDRESSES = "10.96.0.0/16";

/** Pods are given their addresses by the tests, so nothing may evict them for want of a kubelet. */
const CONTROLLERS = "*,-node-lifecycle-controller,-pod-garbage-collector-controller,-taint-eviction-controller";

/** Temporary folders are named by the process that made them. */
const FOLDER_PREFIX = "testbed-";

interface Settings {
  /** Settings of admission plugins, such as the Pod Security level of namespaces that name none. */
  readonly admission?: Props;
}

/**
 * A real Kubernetes control plane on loopback: etcd, API server, controller-manager and scheduler, with RBAC and Pod
 * Security, without anonymous access. There are no nodes: nothing runs, and no NetworkPolicy is enforced.
 */
export class ControlPlane {
  /** The path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Asks the API server anything, as the administrator. */
  readonly client: ApiClient;
  /** Applies and deletes objects, as the administrator. */
  readonly cluster: Cluster;
  private readonly withdraw: () => void;

  private constructor(
    /** A temporary folder that goes with the control plane. */
    readonly folder: string,
    private readonly servers: Servers,
    private readonly server: string,
    private readonly authority: Authority,
    administrator: Identity,
  ) {
    this.withdraw = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
    this.kubeconfig = this.kubeconfigFor("admin", administrator);
    const access = clusterAccess(this.kubeconfig);
    this.client = new ApiClient(access);
    this.cluster = new Cluster(access);
  }

  /** Starts one and waits until it can be used: some five seconds. */
  static async start(programs: Programs, settings: Settings = {}): Promise<ControlPlane> {
    removeLeftFolders();
    const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
    // Sidecars do not run as root, and read their files below it.
    chmodSync(folder, 0o755);
    const servers = new Servers(folder);
    const [apiPort = 0, managerPort = 0, schedulerPort = 0, etcdPort = 0, peerPort = 0] = await freePorts(5);
    const authority = await Authority.create(folder);
    const administrator = await authority.issue("admin", "/O=system:masters/CN=admin", ["DNS:admin"]);
    const url = `https://127.0.0.1:${apiPort}`;
    const plane = new ControlPlane(folder, servers, url, authority, administrator);
    try {
      plane.startEtcd(programs, etcdPort, peerPort);
      const signer = await authority.issue("tokens", "/CN=tokens", ["DNS:tokens"]);
      await plane.startApiServer(programs, apiPort, etcdPort, signer, settings);
      await plane.startManager(programs, managerPort, signer);
      plane.startScheduler(programs, schedulerPort);
      await plane.serviceAccount("default");
      return plane;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  /** The version that the API server tells, such as `v1.36.1`. */
  async version(): Promise<string> {
    return asText((await this.client.request("GET", "/version")).gitVersion);
  }

  /** Waits until pods can be created in the namespace: until it has its default ServiceAccount. */
  async serviceAccount(namespace: string, name = "default"): Promise<void> {
    await this.answered(
      `ServiceAccount ${namespace}/${name}`,
      `/api/v1/namespaces/${namespace}/serviceaccounts/${name}`,
    );
  }

  /** A token of a ServiceAccount, as its pods are given it. @param pod the name of the pod that it is bound to */
  async token(namespace: string, account: string, audience: string, pod?: string): Promise<string> {
    const boundObjectRef = pod && { apiVersion: "v1", kind: "Pod", name: pod };
    const { status } = await this.client.request(
      "POST",
      `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
      { body: { spec: { audiences: [audience], ...(boundObjectRef ? { boundObjectRef } : {}) } } },
    );
    return asText(asProps(status).token);
  }

  /** The path of a kubeconfig of a user who is in these groups. */
  async kubeconfigOf(user: string, groups: readonly string[] = []): Promise<string> {
    const subject = [...groups.map((group) => `/O=${group}`), `/CN=${user}`].join("");
    return this.kubeconfigFor(user, await this.authority.issue(`user-${user}`, subject, [`DNS:${user}`]));
  }

  /** Ends everything that was started and removes the folder. */
  async stop(): Promise<void> {
    this.client.close();
    // The API server ends before etcd, without which it would take minutes.
    await this.servers.stop();
    rmSync(this.folder, { recursive: true, force: true });
    this.withdraw();
  }

  private startEtcd(programs: Programs, port: number, peerPort: number): void {
    const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
    this.servers.start("etcd", programs.path("etcd"), [
      ...["--data-dir", join(this.folder, "etcd"), "--listen-client-urls", client, "--advertise-client-urls", client],
      ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
      ...["--unsafe-no-fsync", "--logger", "zap", "--log-level", "error"],
    ]);
  }

  private async startApiServer(
    programs: Programs,
    port: number,
    etcdPort: number,
    signer: Identity,
    settings: Settings,
  ): Promise<void> {
    const identity = await this.authority.issue("apiserver", "/CN=kube-apiserver", [
      "IP:127.0.0.1",
      "DNS:localhost",
      "DNS:kubernetes.default.svc",
    ]);
    this.servers.start("kube-apiserver", programs.path("kube-apiserver"), [
      `--etcd-servers=http://127.0.0.1:${etcdPort}`,
      ...["--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", `--secure-port=${port}`],
      ...[`--tls-cert-file=${identity.certificate}`, `--tls-private-key-file=${identity.key}`],
      `--client-ca-file=${this.authority.own.certificate}`,
      ...[`--service-account-key-file=${signer.certificate}`, `--service-account-signing-key-file=${signer.key}`],
      "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
      ...["--authorization-mode=Node,RBAC", "--anonymous-auth=false"],
      ...["--enable-admission-plugins=NodeRestriction,PodSecurity", ...this.admission(settings)],
      ...[`--service-cluster-ip-range=${SERVICE_ADDRESSES}`, "--endpoint-reconciler-type=none"],
      ...["--allow-privileged=true", "--profiling=false"],
    ]);
    await this.answered("the API server", "/readyz");
  }

  private admission({ admission }: Settings): string[] {
    if (!admission) return [];
    const file = join(this.folder, "admission.json");
    const configuration = { apiVersion: "apiserver.config.k8s.io/v1", kind: "AdmissionConfiguration", ...admission };
    writeFileSync(file, JSON.stringify(configuration));
    return [`--admission-control-config-file=${file}`];
  }

  /** Waits until the request succeeds, as long as all servers run. */
  private async answered(awaited: string, path: string): Promise<void> {
    await eventually(
      awaited,
      () => {
        this.servers.assertRunning();
        return this.client.request("GET", path);
      },
      { within: STARTUP },
    );
  }

  private async startManager(programs: Programs, port: number, signer: Identity): Promise<void> {
    const user = "system:kube-controller-manager";
    const identity = await this.authority.issue("manager", `/CN=${user}`, ["DNS:manager"]);
    const { certificate, key } = this.authority.own;
    this.servers.start("kube-controller-manager", programs.path("kube-controller-manager"), [
      ...this.asClient(this.kubeconfigFor("manager", identity), port),
      ...[`--service-account-private-key-file=${signer.key}`, `--root-ca-file=${certificate}`],
      ...[`--cluster-signing-cert-file=${certificate}`, `--cluster-signing-key-file=${key}`],
      ...["--use-service-account-credentials=true", `--controllers=${CONTROLLERS}`],
    ]);
  }

  private startScheduler(programs: Programs, port: number): void {
    this.servers.start("kube-scheduler", programs.path("kube-scheduler"), this.asClient(this.kubeconfig, port));
  }

  private asClient(kubeconfig: string, port: number): string[] {
    const files = ["kubeconfig", "authentication-kubeconfig", "authorization-kubeconfig"];
    return [
      ...files.map((flag) => `--${flag}=${kubeconfig}`),
      ...["--bind-address=127.0.0.1", `--secure-port=${port}`, "--leader-elect=false"],
    ];
  }

  private kubeconfigFor(name: string, identity: Identity): string {
    const file = join(this.folder, `${name}.kubeconfig`);
    const cluster = { server: this.server, "certificate-authority": this.authority.own.certificate };
    const user = { "client-certificate": identity.certificate, "client-key": identity.key };
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "testbed", cluster }],
      users: [{ name, user }],
      contexts: [{ name: "testbed", context: { cluster: "testbed", user: name } }],
      "current-context": "testbed",
    };
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    return file;
  }
}

/** Removes what processes that were killed could not. */
function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const pid = Number(name.slice(FOLDER_PREFIX.length).split("-")[0]);
    if (!isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
