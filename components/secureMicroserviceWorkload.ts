import type { Grantable } from "./core";
import type { WorkloadIdentity } from "./identity";
import { meshEnrollment } from "./mesh";
import type { CertificateRef, SecureMicroserviceArgs } from "./secureMicroserviceArgs";
import { meshOf } from "./secureMicroserviceDefaults";
import { storageEnvironment, tokenEnvironment } from "./secureMicroserviceFacts";
import { workloadSettings } from "./secureMicroserviceParts";
import type { HardenedWorkloadArgs } from "./workload";

/** What the workload of a service uses. */
interface WorkloadSurroundings {
  readonly identity:
    | Pick<WorkloadIdentity, "podAnnotations" | "podCredentials" | "serviceAccountAnnotations">
    | undefined;
  readonly certificate: Partial<CertificateRef> | undefined;
  readonly storage: Readonly<Record<string, Pick<Grantable, "environment">>>;
  readonly secretEnv: NonNullable<HardenedWorkloadArgs["secretEnv"]>;
}

/** What the workload of a service is made with, but for where it runs and what: its credentials, its data, its mesh. */
export function microserviceWorkload(
  args: SecureMicroserviceArgs,
  { identity, certificate, storage, secretEnv }: WorkloadSurroundings,
): Omit<HardenedWorkloadArgs, "namespace" | "image"> {
  const workload = workloadSettings(args);
  const { tokens } = args;
  const mesh = meshOf(args);
  const enrollment = mesh === false ? undefined : meshEnrollment(mesh, args.meshSettings?.traffic);
  return {
    ...(certificate?.secretName !== undefined && { certificateSecret: certificate.secretName }),
    ...workload,
    env: {
      ...(mesh && { MESH: mesh }),
      // The container waits before it is told to stop: Kubernetes does that for it.
      SHUTDOWN_DELAY_SECONDS: "0",
      ...storageEnvironment(storage),
      ...identity?.podCredentials.env,
      ...(tokens && tokenEnvironment(tokens)),
      ...args.env,
    },
    secretEnv: { ...secretEnv, ...workload.secretEnv },
    // One that exists keeps its own.
    serviceAccountAnnotations: {
      ...(workload.serviceAccount ? {} : identity?.serviceAccountAnnotations),
      ...workload.serviceAccountAnnotations,
    },
    serviceAccountTokens: { ...identity?.podCredentials.serviceAccountTokens, ...workload.serviceAccountTokens },
    podLabels: { ...enrollment?.podLabels, ...workload.podLabels },
    podAnnotations: { ...identity?.podAnnotations, ...enrollment?.podAnnotations, ...workload.podAnnotations },
    serviceAnnotations: { ...enrollment?.serviceAnnotations, ...workload.serviceAnnotations },
  };
}
