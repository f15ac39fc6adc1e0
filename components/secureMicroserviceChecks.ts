import { longestCommonName } from "./certificates/internal";
import { isPlain, type Problem, within } from "./core";
import {
  account,
  certificateIssuer,
  check,
  checkArguments,
  cidrs,
  commonFields,
  depending,
  having,
  imageDigest,
  input,
  isHttpsUrl,
  isObject,
  object,
  optional,
  orFalse,
  port,
  type Shape,
  shown,
  someText,
  text,
  transformsByName,
} from "./core/checks";
import type { AccessTokenSecret } from "./credentials";
import { cluster, longestIdentityName } from "./identity/internal";
import {
  addressBlocks,
  checkAddressesKnown,
  checkCountable,
  checkMeshSettings,
  clientIds,
  externalHost,
  healthPath,
  isInCluster,
  limitRule,
  serviceMeshFields,
} from "./mesh/internal";
import type {
  AccessTokens,
  IssuedTokens,
  MicroserviceMeshSettings,
  MicroserviceWorkloadSettings,
  SecureMicroserviceArgs,
  SharedSecretTokens,
} from "./secureMicroserviceArgs";
import { checkComposition } from "./secureMicroserviceComposition";
import { meshOf } from "./secureMicroserviceDefaults";
import { env, partFields } from "./secureMicroservicePartChecks";
import { issuedTokens as issuedTokensIn, workloadSettings } from "./secureMicroserviceParts";
import { accessLogTarget, longestBucketName } from "./storage/internal";
import { checkNamespaceName, checkWorkloadRelations, longestName, serviceName } from "./workload/internal";

type WorkloadSettings = MicroserviceWorkloadSettings;

/** Where the keys of tokens are fetched from, by the service and, with Istio, by its control plane. */
const keysUrl: Shape<string> = {
  expected: "an https:// URL; keys that came by plain HTTP prove nothing",
  find: (path, value) => {
    const findings = text(keysUrl.expected, URL.canParse).find(path, value);
    if (findings.length > 0 || typeof value !== "string") return findings;
    const { hostname, port: portText } = new URL(value);
    if (isInCluster(hostname)) {
      const reason = `${shown(value)} is inside the cluster, where nobody is let to fetch keys; write the https:// URL under which the issuer publishes them outside of it, or give a secret in the place of keysUrl`;
      return [{ propertyPath: path, reason, malformed: false }];
    }
    if (!isHttpsUrl(value)) return text(keysUrl.expected, isHttpsUrl).find(path, value);
    return [...externalHost.find(path, hostname), ...(portText === "" ? [] : port.find(path, Number(portText)))];
  },
};

const claims = {
  issuer: someText('the "iss" claim of tokens, to the letter'),
  audience: optional(someText('the "aud" claim of tokens that are meant for this service')),
  clientIds: optional(clientIds),
};

const issuedTokens = object<IssuedTokens>({ ...claims, keysUrl, keysAddresses: addressBlocks });

const sharedSecretTokens = object<SharedSecretTokens>({
  ...claims,
  secret: having<AccessTokenSecret>("an AccessTokenSecret", "shareWith"),
});

const tokens = depending<AccessTokens>(
  "who issues access tokens: issuer and audience, and keysUrl or secret",
  (given) => ("secret" in given && !("keysUrl" in given) ? sharedSecretTokens : issuedTokens),
);

const {
  member: _member,
  healthPaths: _paths,
  deletionProtection: _kept,
  tags: _given,
  labels: _own,
  ...settingsOfMesh
} = serviceMeshFields;

/** Changes to the children of a part, which the part itself judges by their names. */
const changes = optional(transformsByName);

const parts = object(partFields);

const microservice = object<SecureMicroserviceArgs>({
  ...commonFields,
  ...partFields,
  account,
  cluster: optional(cluster),
  authority: optional(certificateIssuer),
  accessLogs: optional(accessLogTarget),
  tokens: orFalse(tokens),
  meshSettings: optional(
    object<MicroserviceMeshSettings>({
      ...settingsOfMesh,
      controlPlaneNamespace: optional(input(someText("the namespace of the mesh's control plane"))),
    }),
  ),
  limit: optional(limitRule),
  awsAddresses: addressBlocks,
  dnsAddresses: optional(cidrs),
  image: optional(input(imageDigest)),
  env,
  transform: optional(
    object<NonNullable<SecureMicroserviceArgs["transform"]>>({
      namespace: changes,
      encryptionKey: changes,
      data: changes,
      identity: changes,
      certificate: changes,
      mesh: changes,
    }),
  ),
});

/** Everything that is wrong with a SecureMicroservice's name and arguments, as far as it is known before deployment. */
export function checkMicroservice(name: string, args: SecureMicroserviceArgs): Problem[] {
  const fits = isObject(args) && check("", args, parts).length === 0;
  return [
    ...checkName(name, args),
    ...checkArguments(args, microservice, (typed) => checkRelations(name, typed)),
    ...(fits ? checkComposition(name, args) : []),
  ];
}

/**
 * The longest name of which all children can have theirs: the namespace, the workload and its Service, the bucket
 * `NAME-data`, the role, and the certificate for `NAME-certificate`.
 */
function longestMicroserviceName(kind: unknown): number {
  return Math.min(
    longestName(kind),
    longestBucketName - "-data".length,
    longestIdentityName,
    longestCommonName - "-certificate".length,
  );
}

function checkName(name: string, args: SecureMicroserviceArgs): Problem[] {
  const kind = isObject(args) && isObject(args.workload) ? args.workload.kind : undefined;
  const named = check("name", name, serviceName(longestMicroserviceName(kind)));
  const isOwn = !isObject(args) || !isObject(args.namespace) || !("namespaceName" in args.namespace);
  return named.length === 0 && isOwn ? checkNamespaceName(name) : named;
}

function checkRelations(name: string, args: SecureMicroserviceArgs): Problem[] {
  const workload = workloadSettings(args);
  const image = args.image ?? "";
  return [
    ...checkWorkloadRelations(name, { ...workload, namespace: name, image, env: args.env ?? {} }).map(asArgument),
    ...checkProbes(workload),
    ...checkMesh(args),
    ...(args.tokens === false ? [] : checkIntended(args.tokens)),
  ];
}

function checkMesh(args: SecureMicroserviceArgs): Problem[] {
  const { awsAddresses, limit, meshSettings = {} } = args;
  const mesh = meshOf(args);
  if (mesh === false) return [];
  const issued = issuedTokensIn(args.tokens);
  return [
    ...(limit ? within("limit", checkCountable(limit, mesh)) : []),
    ...within("meshSettings", checkMeshSettings(meshSettings, mesh)),
    ...checkAddressesKnown("awsAddresses", awsAddresses, mesh),
    ...(issued ? checkAddressesKnown("tokens.keysAddresses", issued.keysAddresses, mesh) : []),
  ];
}

function checkIntended({ audience, clientIds: clients }: AccessTokens): Problem[] {
  if (audience !== undefined || clients !== undefined) return [];
  return [
    {
      propertyPath: "tokens.audience",
      reason:
        'is missing, and so is clientIds; write the "aud" claim of tokens that are meant for this service, or the "client_id" of its clients',
    },
  ];
}

/** Paths of probes are opened in the mesh, whose rules are written before deployment. */
function checkProbes({ probes = {} }: WorkloadSettings = {}): Problem[] {
  return (["livenessPath", "readinessPath"] as const).flatMap((name) => {
    const path = probes[name];
    const propertyPath = `workload.probes.${name}`;
    if (path === undefined) return [];
    if (!isPlain(path)) return check(propertyPath, path, healthPath);
    return path.startsWith("/") ? check(propertyPath, path, healthPath) : [];
  });
}

/** The argument of the workload, where the service's caller writes it. */
function asArgument(problem: Problem): Problem {
  return problem.propertyPath.startsWith("env")
    ? problem
    : { ...problem, propertyPath: `workload.${problem.propertyPath}` };
}
