import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { containerSecurity, paths, probeDefaults, spreadOver, volumeNames, workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs, SecretKey, ServiceAccountToken, WorkloadProbes } from "./hardenedWorkloadArgs";

type PodSpec = kubernetes.types.input.core.v1.PodSpec;
type Container = kubernetes.types.input.core.v1.Container;
type EnvVar = kubernetes.types.input.core.v1.EnvVar;
type Volume = kubernetes.types.input.core.v1.Volume;
type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;

/** Read by owner and group, who are the container's own user and group, and by nobody else. */
const certificateFileMode = 0o440;

/** A day, as EKS has it for the tokens that it mounts itself. The kubelet renews a token well before its end. */
const tokenSeconds = 86_400;

/**
 * The pod that a HardenedWorkload runs: Pod Security `restricted`, a read-only root, no API token unless asked.
 *
 * @param name the name of its container
 * @param selector labels that select its pods
 */
export function hardenedPodSpec(
  name: string,
  args: HardenedWorkloadArgs,
  serviceAccountName: pulumi.Input<string>,
  selector: Readonly<Record<string, string>>,
): PodSpec {
  const runAsUser = args.runAsUser ?? workloadDefaults.runAsUser;
  return {
    serviceAccountName,
    automountServiceAccountToken: args.mountApiToken ?? false,
    // Service links put the addresses of the namespace's other services into the environment.
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser,
      runAsGroup: runAsUser,
      fsGroup: runAsUser,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: containerSecurity.seccompProfile,
    },
    terminationGracePeriodSeconds: args.terminationGraceSeconds ?? workloadDefaults.terminationGraceSeconds,
    containers: [hardenedContainer(name, args)],
    volumes: podVolumes(args),
    ...(runsOnce(args) ? { restartPolicy: "Never" } : { topologySpreadConstraints: spread(selector) }),
    ...(args.nodeSelector && { nodeSelector: args.nodeSelector }),
    ...(args.tolerations && { tolerations: [...args.tolerations] }),
  };
}

/** The container of the pod. */
export function hardenedContainer(name: string, args: HardenedWorkloadArgs): Container {
  const { requests, limits } = workloadDefaults.resources;
  return {
    name,
    image: args.image,
    imagePullPolicy: "IfNotPresent",
    ...(args.command && { command: [...args.command] }),
    ...(args.args && { args: [...args.args] }),
    env: environment(args.env, args.secretEnv),
    resources: {
      requests: { ...requests, ...args.resources?.requests },
      limits: { ...limits, ...args.resources?.limits },
    },
    securityContext: { ...containerSecurity, capabilities: { drop: [...containerSecurity.capabilities.drop] } },
    volumeMounts: volumeMounts(args),
    ...(runsOnce(args) ? {} : serving(args)),
  };
}

/** Variables in clear first, then those from Secrets, each in the order given. */
export function environment(
  env: Readonly<Record<string, pulumi.Input<string>>> = {},
  secretEnv: Readonly<Record<string, SecretKey>> = {},
): EnvVar[] {
  return [
    ...Object.entries(env).map(([name, value]) => ({ name, value })),
    ...Object.entries(secretEnv).map(([name, { secretName, key }]) => ({
      name,
      valueFrom: { secretKeyRef: { name: secretName, key } },
    })),
  ];
}

/** What only a container has that answers requests: ports, probes, a pause before it stops. */
function serving(args: HardenedWorkloadArgs): Pick<Container, "ports" | "lifecycle"> & ReturnType<typeof probes> {
  const port = args.port ?? workloadDefaults.port;
  const probePort = args.probes?.port ?? port;
  const preStopSeconds = args.preStopSeconds ?? workloadDefaults.preStopSeconds;
  return {
    ports: [
      { name: "main", containerPort: port, protocol: "TCP" },
      ...(probePort === port ? [] : [{ name: "probes", containerPort: probePort, protocol: "TCP" }]),
    ],
    ...probes(args.probes ?? {}, probePort),
    // The sleep action needs no shell in the image. A sleep of zero is accepted only since Kubernetes 1.34 (KEP-4818).
    ...(preStopSeconds > 0 && { lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } } }),
  };
}

function probes(given: WorkloadProbes, port: number) {
  const scheme = given.scheme ?? probeDefaults.scheme;
  const alive = { path: given.livenessPath ?? probeDefaults.livenessPath, port, scheme };
  const ready = { path: given.readinessPath ?? probeDefaults.readinessPath, port, scheme };
  return {
    startupProbe: { httpGet: alive, ...probeDefaults.startup },
    livenessProbe: { httpGet: alive, ...probeDefaults.liveness },
    readinessProbe: { httpGet: ready, ...probeDefaults.readiness },
  } satisfies Pick<Container, "startupProbe" | "livenessProbe" | "readinessProbe">;
}

// A spread that cannot be kept must not leave a pod unscheduled: losing a zone would then lose its pods for good.
function spread(selector: Readonly<Record<string, string>>): PodSpec["topologySpreadConstraints"] {
  return spreadOver.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: selector },
  }));
}

function podVolumes(args: HardenedWorkloadArgs): Volume[] {
  const sizeLimit = args.temporarySpace ?? workloadDefaults.temporarySpace;
  const volumes: Volume[] = [{ name: volumeNames.temporarySpace, emptyDir: { sizeLimit } }];
  if (args.certificateSecret !== undefined) {
    volumes.push({
      name: volumeNames.certificate,
      secret: { secretName: args.certificateSecret, defaultMode: certificateFileMode },
    });
  }
  return [...volumes, ...Object.entries(args.serviceAccountTokens ?? {}).map(tokenVolume)];
}

function tokenVolume([name, { audience, fileName }]: [string, ServiceAccountToken]): Volume {
  const serviceAccountToken = { audience, expirationSeconds: tokenSeconds, path: fileName };
  return { name, projected: { sources: [{ serviceAccountToken }] } };
}

// Whole volumes, never single files by subPath: those do not follow a Secret that changes.
function volumeMounts(args: HardenedWorkloadArgs): VolumeMount[] {
  const mounts: VolumeMount[] = [{ name: volumeNames.temporarySpace, mountPath: paths.temporarySpace }];
  if (args.certificateSecret !== undefined) {
    mounts.push({ name: volumeNames.certificate, mountPath: paths.certificate, readOnly: true });
  }
  for (const [name, { mountPath }] of Object.entries(args.serviceAccountTokens ?? {})) {
    mounts.push({ name, mountPath, readOnly: true });
  }
  const own = Object.entries(args.volumes ?? {}).map(([name, { mountPath }]) => ({ name, mountPath }));
  return [...mounts, ...own];
}

function runsOnce(args: HardenedWorkloadArgs): boolean {
  return args.kind === "CronJob";
}
