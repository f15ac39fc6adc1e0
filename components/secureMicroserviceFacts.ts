import * as pulumi from "@pulumi/pulumi";
import { type Grantable, isPlain } from "./core";
import type { AccessTokens, MicroserviceWorkloadSettings } from "./secureMicroserviceArgs";
import { probeDefaults, workloadDefaults } from "./workload";

/** The names by which a Service is called in its cluster. @default namespace the Service's own name */
export function serviceNames(
  name: string,
  namespace: pulumi.Input<string> = name,
  clusterDomain: pulumi.Input<string> = "cluster.local",
): pulumi.Input<string>[] {
  if (isPlain(namespace) && isPlain(clusterDomain)) return namesIn(name, namespace, clusterDomain);
  const names = pulumi.all([namespace, clusterDomain]).apply(([known, domain]) => namesIn(name, known, domain));
  return [0, 1, 2].map((index) => names.apply((all) => all[index] ?? ""));
}

function namesIn(name: string, namespace: string, clusterDomain: string): string[] {
  const short = `${name}.${namespace}`;
  return [`${short}.svc.${clusterDomain}`, `${short}.svc`, short];
}

/** What a service is told of its storage: `DATA_BUCKET` of a bucket that is called data. */
export function storageEnvironment(
  storage: Readonly<Record<string, Pick<Grantable, "environment">>>,
): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    Object.entries(storage).flatMap(([name, { environment = {} }]) =>
      Object.entries(environment).map(([end, value]) => [`${name.toUpperCase().replaceAll("-", "_")}_${end}`, value]),
    ),
  );
}

/** The paths of the service's own port that the kubelet asks, and that take no token: none where it asks another port. */
export function healthPathsOf(workload: MicroserviceWorkloadSettings = {}): string[] {
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
