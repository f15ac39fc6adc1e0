import { checkPlain, isPlain, type Problem, within } from "../core";
import { checkDnsLabel, checkPort, checkQuantity, checkWholeNumber, parseQuantity } from "./formats";
import { paths, volumeNames, workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs, WorkloadAutoscaling, WorkloadKind, WorkloadVolume } from "./hardenedWorkloadArgs";
import { standardLabels } from "./workloadLabels";

/** Everything that is wrong with a HardenedWorkload's name and arguments, as far as it is known before deployment. */
export function checkWorkload(name: string, args: HardenedWorkloadArgs): Problem[] {
  const kind = args.kind ?? "Deployment";
  return [
    ...checkName(name, kind),
    ...checkDnsLabel("namespace", args.namespace),
    ...checkImage(args),
    ...checkPort("port", args.port),
    ...checkPort("servicePort", args.servicePort),
    ...checkScale(args),
    ...checkResources(args),
    ...checkEnvironment(args),
    ...checkProbes(args),
    ...checkQuantity("temporarySpace", args.temporarySpace),
    ...checkSchedule(kind, args),
    ...Object.entries(args.volumes ?? {}).flatMap(([volume, given]) => checkVolume(volume, given)),
    ...checkFitsKind(kind, args),
    ...checkStopping(args),
    ...checkUser(args.runAsUser),
    ...checkPodLabels(name, args),
  ];
}

/**
 * Users whose traffic the rules of a sidecar leave alone, for it is the sidecar's own: a container that runs as one of them
 * is not held back by the mesh.
 *
 * Sources: Istio, "Application Requirements" (1337); Linkerd, "Proxy Configuration", `config.linkerd.io/proxy-uid` (2102).
 */
const SIDECAR_USERS = [1337, 2102];

function checkUser(runAsUser: HardenedWorkloadArgs["runAsUser"]): Problem[] {
  return [
    ...checkWholeNumber("runAsUser", runAsUser, 1, 2 ** 31 - 1),
    ...checkPlain(
      "runAsUser",
      runAsUser,
      (user) => !SIDECAR_USERS.includes(user),
      "a user that is no sidecar's, such as 10001, for the mesh does not see what a sidecar's user sends",
    ),
  ];
}

/**
 * Names of Services are DNS labels by RFC 1035. The API server refuses a CronJob's name of more than 52 characters, as its
 * runs add 11; a StatefulSet's revisions are labels of its name and 11 more.
 */
function checkName(name: string, kind: WorkloadKind): Problem[] {
  const longest = kind === "Deployment" ? 63 : 52;
  return checkPlain(
    "name",
    name,
    (text) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= longest,
    `at most ${longest} of a-z, 0-9 and "-", beginning with a letter and ending with a letter or digit`,
  );
}

function checkImage(args: HardenedWorkloadArgs): Problem[] {
  return checkPlain(
    "image",
    args.image,
    (image) => /^[^@\s]+@sha256:[0-9a-f]{64}$/.test(image),
    'the image by digest, "registry/repository@sha256:" and 64 hexadecimal digits: a tag can be moved to another image',
  );
}

function checkScale({ replicas, autoscaling }: HardenedWorkloadArgs): Problem[] {
  const both =
    replicas !== undefined && autoscaling !== undefined
      ? [{ propertyPath: "replicas", reason: "is decided by autoscaling; leave one of the two out" }]
      : [];
  return [
    ...checkWholeNumber("replicas", replicas, 1),
    ...both,
    ...(autoscaling === undefined ? [] : within("autoscaling", checkAutoscaling(autoscaling))),
  ];
}

function checkAutoscaling({ minReplicas, maxReplicas, targetCpuPercent }: WorkloadAutoscaling): Problem[] {
  return [
    ...checkWholeNumber("minReplicas", minReplicas, 1),
    ...checkWholeNumber("maxReplicas", maxReplicas, Math.max(1, minReplicas)),
    ...checkWholeNumber("targetCpuPercent", targetCpuPercent, 1, 100),
  ];
}

function checkResources({ resources }: HardenedWorkloadArgs): Problem[] {
  return (["cpu", "memory"] as const).flatMap((resource) => {
    const request = resources?.requests?.[resource] ?? workloadDefaults.resources.requests[resource];
    const limit = resources?.limits?.[resource] ?? workloadDefaults.resources.limits[resource];
    const malformed = [
      ...checkQuantity(`resources.requests.${resource}`, request),
      ...checkQuantity(`resources.limits.${resource}`, limit),
    ];
    if (malformed.length > 0 || !isPlain(request) || !isPlain(limit)) return malformed;
    return (parseQuantity(request) ?? 0) <= (parseQuantity(limit) ?? 0)
      ? []
      : [
          {
            propertyPath: `resources.requests.${resource}`,
            reason: `"${request}" is more than the limit of "${limit}"; write a request within the limit, or raise resources.limits.${resource}`,
          },
        ];
  });
}

function checkEnvironment({ env = {}, secretEnv = {} }: HardenedWorkloadArgs): Problem[] {
  const named = (property: string, names: readonly string[]) =>
    names.flatMap((name) =>
      checkPlain(
        `${property}["${name}"]`,
        name,
        (text) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text),
        'a name of letters, digits and "_" that does not begin with a digit',
      ),
    );
  return [
    ...named("env", Object.keys(env)),
    ...named("secretEnv", Object.keys(secretEnv)),
    ...Object.keys(env)
      .filter((name) => Object.hasOwn(secretEnv, name))
      .map((name) => ({ propertyPath: `env["${name}"]`, reason: "is in secretEnv too; leave one of the two out" })),
  ];
}

function checkProbes({ probes = {} }: HardenedWorkloadArgs): Problem[] {
  const path = (name: "livenessPath" | "readinessPath") =>
    checkPlain(`probes.${name}`, probes[name], (text) => text.startsWith("/"), 'a path beginning with "/"');
  return [...path("livenessPath"), ...path("readinessPath"), ...checkPort("probes.port", probes.port)];
}

function checkSchedule(kind: WorkloadKind, { schedule }: HardenedWorkloadArgs): Problem[] {
  if (kind !== "CronJob") return [];
  if (schedule === undefined) {
    return [{ propertyPath: "schedule", reason: 'is missing; write when the CronJob runs, such as "0 3 * * *"' }];
  }
  return checkPlain(
    "schedule",
    schedule,
    (text) => /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|\S+( +\S+){4})$/.test(text.trim()),
    'five fields in cron syntax, such as "0 3 * * *", or a name such as "@daily"',
  );
}

function checkVolume(name: string, volume: WorkloadVolume): Problem[] {
  const path = `volumes["${name}"]`;
  const taken: readonly string[] = Object.values(volumeNames);
  const mounted: readonly string[] = ["/", ...Object.values(paths)];
  return [
    ...checkPlain(
      path,
      name,
      (text) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text) && !taken.includes(text),
      `a DNS label other than ${taken.join(" and ")}`,
    ),
    ...checkQuantity(`${path}.size`, volume.size),
    ...checkPlain(
      `${path}.mountPath`,
      volume.mountPath,
      (text) => text.startsWith("/") && !mounted.includes(text),
      `an absolute path other than ${mounted.join(", ")}`,
    ),
  ];
}

/** Arguments that this kind of workload would silently ignore. */
function checkFitsKind(kind: WorkloadKind, args: HardenedWorkloadArgs): Problem[] {
  const misfits: Readonly<Record<WorkloadKind, readonly (keyof HardenedWorkloadArgs)[]>> = {
    Deployment: ["schedule", "volumes"],
    StatefulSet: ["schedule"],
    CronJob: ["servicePort", "appProtocol", "replicas", "autoscaling", "probes", "volumes", "preStopSeconds"],
  };
  const fitting: Readonly<Partial<Record<keyof HardenedWorkloadArgs, string>>> = {
    schedule: "CronJob",
    volumes: "StatefulSet",
  };
  return misfits[kind]
    .filter((property) => args[property] !== undefined)
    .map((property) => ({
      propertyPath: property,
      reason: `has no meaning for a ${kind}; leave it out, or write kind: "${fitting[property] ?? "Deployment"}"`,
    }));
}

function checkStopping(args: HardenedWorkloadArgs): Problem[] {
  const grace = args.terminationGraceSeconds ?? workloadDefaults.terminationGraceSeconds;
  const preStop = args.preStopSeconds ?? workloadDefaults.preStopSeconds;
  const bounds = [
    ...checkWholeNumber("terminationGraceSeconds", grace, 1),
    ...checkWholeNumber("preStopSeconds", preStop, 0),
  ];
  if (bounds.length > 0 || preStop < grace || args.kind === "CronJob") return bounds;
  return [
    {
      propertyPath: "preStopSeconds",
      reason: `${preStop} leaves no time to stop; write less than the ${grace} of terminationGraceSeconds`,
    },
  ];
}

function checkPodLabels(name: string, args: HardenedWorkloadArgs): Problem[] {
  const own = standardLabels(name, args, "");
  return Object.keys(args.podLabels ?? {})
    .filter((label) => Object.hasOwn(own, label))
    .map((label) => ({
      propertyPath: `podLabels["${label}"]`,
      reason: "is set by the component; leave it out, or use component and partOf where they fit",
    }));
}
