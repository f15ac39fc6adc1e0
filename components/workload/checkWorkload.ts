import { isPlain, type Problem } from "../core";
import {
  anyObject,
  check,
  checkArguments,
  choice,
  commonFields,
  dnsLabel,
  type Fields,
  flag,
  imageDigest,
  input,
  isObject,
  list,
  object,
  optional,
  parseQuantity,
  podLabels,
  port,
  quantity,
  record,
  type Shape,
  serviceAccountRef,
  someText,
  text,
  transforms,
  wholeNumber,
} from "../core/checks";
import { tokens, volumes } from "./checkMounts";
import { workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs, SecretKey, WorkloadKind } from "./hardenedWorkloadArgs";
import type { ComputeResources } from "./secureNamespace";
import { standardLabels } from "./workloadLabels";

type Autoscaling = NonNullable<HardenedWorkloadArgs["autoscaling"]>;
type Probes = NonNullable<HardenedWorkloadArgs["probes"]>;
type Resources = NonNullable<HardenedWorkloadArgs["resources"]>;
type Transforms = NonNullable<HardenedWorkloadArgs["transform"]>;

const variableName = text('a name of letters, digits and "_" that does not begin with a digit', (name) =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name),
);

const probePath = optional(input(text('a path beginning with "/"', (path) => path.startsWith("/"))));

const computeResources = object<ComputeResources>({
  cpu: optional(input(quantity)),
  memory: optional(input(quantity)),
});

const textsByName = record(input(text("text")), "texts by name");

const commandLine = list(input(text("text")), "a list of texts");

/** Source: Kubernetes documentation, "CronJob", "Schedule syntax". */
const cronSchedule = text('five fields in cron syntax, such as "0 3 * * *", or a name such as "@daily"', (schedule) =>
  /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|\S+( +\S+){4})$/.test(schedule.trim()),
);

/** What each argument of a HardenedWorkload has to be. */
export const workloadFields: Fields<HardenedWorkloadArgs> = {
  ...commonFields,
  kind: optional(choice("Deployment", "StatefulSet", "CronJob")),
  namespace: input(dnsLabel),
  image: input(imageDigest),
  port: optional(port),
  servicePort: optional(port),
  appProtocol: optional(choice("http", "https", "grpc", "tcp", "kubernetes.io/h2c", "kubernetes.io/ws")),
  replicas: optional(input(wholeNumber(1))),
  autoscaling: optional(
    object<Autoscaling>({
      minReplicas: wholeNumber(1),
      maxReplicas: wholeNumber(1),
      targetCpuPercent: wholeNumber(1, 100),
    }),
  ),
  resources: optional(object<Resources>({ requests: optional(computeResources), limits: optional(computeResources) })),
  env: optional(record(input(text("text")), "variables by name", variableName)),
  secretEnv: optional(
    record(
      object<SecretKey>({ secretName: input(someText("a Secret's name")), key: input(someText("a key of it")) }),
      "keys of Secrets by the name of the variable",
      variableName,
    ),
  ),
  command: optional(commandLine),
  args: optional(commandLine),
  probes: optional(
    object<Probes>({
      livenessPath: probePath,
      readinessPath: probePath,
      port: optional(port),
      scheme: optional(choice("HTTP", "HTTPS")),
    }),
  ),
  certificateSecret: optional(input(someText("a Secret's name"))),
  temporarySpace: optional(input(quantity)),
  schedule: optional(input(cronSchedule)),
  volumes: optional(volumes),
  serviceAccount: optional(serviceAccountRef),
  selectorLabels: optional(podLabels),
  serviceAccountAnnotations: optional(textsByName),
  mountApiToken: optional(flag),
  serviceAccountTokens: optional(tokens),
  podLabels: optional(textsByName),
  podAnnotations: optional(textsByName),
  serviceAnnotations: optional(textsByName),
  component: optional(someText("the part that the workload plays")),
  partOf: optional(someText("the application it belongs to")),
  terminationGraceSeconds: optional(wholeNumber(1)),
  preStopSeconds: optional(wholeNumber(0)),
  runAsUser: optional(input(wholeNumber(1, 2 ** 31 - 1))),
  nodeSelector: optional(textsByName),
  tolerations: optional(list(input(anyObject("a toleration")), "a list of tolerations")),
  transform: transforms<Transforms>({
    serviceAccount: true,
    deployment: true,
    statefulSet: true,
    cronJob: true,
    service: true,
    headlessService: true,
    disruptionBudget: true,
    autoscaler: true,
  }),
};

const workload: Shape<HardenedWorkloadArgs> = object(workloadFields);

/** Everything that is wrong with a HardenedWorkload's name and arguments, as far as it is known before deployment. */
export function checkWorkload(name: string, args: HardenedWorkloadArgs): Problem[] {
  return [
    ...checkName(name, isObject(args) ? args.kind : undefined),
    ...checkArguments(args, workload, (typed) => checkWorkloadRelations(name, typed)),
  ];
}

/** What does not go together in a HardenedWorkload's arguments, each of which is of its type. */
export function checkWorkloadRelations(name: string, args: HardenedWorkloadArgs): Problem[] {
  const kind = args.kind ?? "Deployment";
  return [
    ...checkScale(args),
    ...checkResources(args),
    ...checkEnvironment(args),
    ...checkSchedule(kind, args),
    ...checkFitsKind(kind, args),
    ...checkStopping(args),
    ...checkUser(args.runAsUser),
    ...checkPodLabels(name, args),
    ...checkServiceAccount(args),
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
  if (!isPlain(runAsUser) || !SIDECAR_USERS.includes(runAsUser)) return [];
  return [
    {
      propertyPath: "runAsUser",
      reason: `${runAsUser} is not valid; write a user that is no sidecar's, such as 10001, for the mesh does not see what a sidecar's user sends`,
    },
  ];
}

/**
 * The longest name of a workload: names of Services are DNS labels. The API server refuses a CronJob's name of more than 52
 * characters, as its runs add 11; a StatefulSet's revisions are labels of its name and 11 more.
 */
export function longestName(kind: unknown = "Deployment"): number {
  return kind === "Deployment" ? 63 : 52;
}

function checkName(name: string, kind: unknown): Problem[] {
  return check("name", name, serviceName(longestName(kind)));
}

/** A name that a Service can have (RFC 1035), of a workload whose objects all bear it. */
export function serviceName(longest: number): Shape<string> {
  return text(
    `at most ${longest} of a-z, 0-9 and "-", beginning with a letter and ending with a letter or digit`,
    (name) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= longest,
  );
}

function checkScale({ replicas, autoscaling }: HardenedWorkloadArgs): Problem[] {
  if (autoscaling === undefined) return [];
  const { minReplicas, maxReplicas } = autoscaling;
  return [
    ...(replicas === undefined
      ? []
      : [{ propertyPath: "replicas", reason: "is decided by autoscaling; leave one of the two out" }]),
    ...(maxReplicas < 1 || maxReplicas >= minReplicas
      ? []
      : check("autoscaling.maxReplicas", maxReplicas, wholeNumber(minReplicas))),
  ];
}

function checkResources({ resources }: HardenedWorkloadArgs): Problem[] {
  return (["cpu", "memory"] as const).flatMap((resource) => {
    const request = resources?.requests?.[resource] ?? workloadDefaults.resources.requests[resource];
    const limit = resources?.limits?.[resource] ?? workloadDefaults.resources.limits[resource];
    if (!isPlain(request) || !isPlain(limit)) return [];
    const [requested = 0, limited = Number.POSITIVE_INFINITY] = [parseQuantity(request), parseQuantity(limit)];
    return requested <= limited
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
  return Object.keys(env)
    .filter((name) => Object.hasOwn(secretEnv, name))
    .map((name) => ({ propertyPath: `env["${name}"]`, reason: "is in secretEnv too; leave one of the two out" }));
}

function checkSchedule(kind: WorkloadKind, { schedule }: HardenedWorkloadArgs): Problem[] {
  if (kind !== "CronJob" || schedule !== undefined) return [];
  return [{ propertyPath: "schedule", reason: 'is missing; write when the CronJob runs, such as "0 3 * * *"' }];
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
  if (grace < 1 || preStop < grace || args.kind === "CronJob") return [];
  return [
    {
      propertyPath: "preStopSeconds",
      reason: `${preStop} leaves no time to stop; write less than the ${grace} of terminationGraceSeconds`,
    },
  ];
}

function checkServiceAccount({ serviceAccount, serviceAccountAnnotations = {} }: HardenedWorkloadArgs): Problem[] {
  if (serviceAccount === undefined || Object.keys(serviceAccountAnnotations).length === 0) return [];
  return [
    {
      propertyPath: "serviceAccountAnnotations",
      reason:
        "cannot be written on a ServiceAccount that exists; annotate it where it is created, or leave serviceAccount out",
    },
  ];
}

function checkPodLabels(name: string, args: HardenedWorkloadArgs): Problem[] {
  const own = { ...standardLabels(name, args, ""), ...args.selectorLabels };
  return Object.keys(args.podLabels ?? {})
    .filter((label) => Object.hasOwn(own, label))
    .map((label) => ({
      propertyPath: `podLabels["${label}"]`,
      reason: "is set by the component; leave it out, or use component and partOf where they fit",
    }));
}
