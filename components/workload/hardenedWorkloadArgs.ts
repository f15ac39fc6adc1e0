import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { SecureComponentArgs, ServiceAccountRef, Transform } from "../core";
import type { ComputeResources } from "./secureNamespace";

/** The kinds of workload. */
export type WorkloadKind = "Deployment" | "StatefulSet" | "CronJob";

/** Where the kubelet asks whether the container is alive and ready. */
export interface WorkloadProbes {
  /** Answers 200 while the process works; otherwise it is restarted. @default /healthz */
  readonly livenessPath?: pulumi.Input<string>;
  /** Answers 200 while requests may come; otherwise none are sent. @default /readyz */
  readonly readinessPath?: pulumi.Input<string>;
  /**
   * The port that answers. A container that asks its callers for a certificate needs another one for probes, as the
   * kubelet has none to show.
   *
   * @default the container's port
   */
  readonly port?: number;
  /** How the kubelet asks. @default HTTP */
  readonly scheme?: "HTTP" | "HTTPS";
}

/** How many pods there are under load. */
export interface WorkloadAutoscaling {
  /** The fewest pods, at least 1. */
  readonly minReplicas: number;
  /** The most pods, at least `minReplicas`. */
  readonly maxReplicas: number;
  /** Percent of the container's requested CPU to keep to, from 1 to 100. Sidecars do not count. */
  readonly targetCpuPercent: number;
}

/** A volume that each pod of a StatefulSet has for itself. */
export interface WorkloadVolume {
  /** Capacity as a Kubernetes quantity, such as `10Gi`. */
  readonly size: pulumi.Input<string>;
  /**
   * A StorageClass whose volumes are encrypted, such as EncryptedVolumeClass makes. A plain name: an output of a class that
   * is replaced would take the StatefulSet and its pods down with it.
   */
  readonly storageClassName: pulumi.Input<string>;
  /** An absolute path in the container. */
  readonly mountPath: string;
}

/** One key of a Kubernetes Secret. */
export interface SecretKey {
  /**
   * The name that Pulumi made up for a Secret: then a new value starts new pods. Or a plain name: pods keep the value they
   * started with. Never an output of a Secret whose name is given, for a new value would delete the workload first.
   */
  readonly secretName: pulumi.Input<string>;
  /** Which of the Secret's entries, such as `password`. */
  readonly key: pulumi.Input<string>;
}

/** A token by which pods prove to somebody who they are: signed by the cluster, for a day, and renewed by the kubelet. */
export interface ServiceAccountToken {
  /** Whom it is for. */
  readonly audience: pulumi.Input<string>;
  /** The folder in which it lies. */
  readonly mountPath: string;
  /** The file in that folder, such as `token`. */
  readonly fileName: string;
}

/** Arguments of a HardenedWorkload. */
export interface HardenedWorkloadArgs extends SecureComponentArgs {
  /** What runs the pods. @default Deployment */
  readonly kind?: WorkloadKind;
  /** The namespace, such as SecureNamespace's namespaceName. */
  readonly namespace: pulumi.Input<string>;
  /** The image by digest: `registry/repository@sha256:…`, with or without a tag before the `@`. */
  readonly image: pulumi.Input<string>;
  /** The port that the container listens on. @default 8080 */
  readonly port?: number;
  /** The port of the Service. @default 80 */
  readonly servicePort?: number;
  /** The application protocol of the Service's port, by which meshes choose how to treat it. @default http */
  readonly appProtocol?: "http" | "https" | "grpc" | "tcp" | "kubernetes.io/h2c" | "kubernetes.io/ws";
  /** Number of pods. Not together with autoscaling. @default 2 */
  readonly replicas?: pulumi.Input<number>;
  /** A number of pods that follows the load. @default none */
  readonly autoscaling?: WorkloadAutoscaling;
  /** CPU and memory, over the defaults. @default requests 100m and 128Mi, limits 1 and 256Mi */
  readonly resources?: { readonly requests?: ComputeResources; readonly limits?: ComputeResources };
  /** Environment variables in clear. @default none */
  readonly env?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Environment variables from Kubernetes Secrets, by name. @default none */
  readonly secretEnv?: Readonly<Record<string, SecretKey>>;
  /** The program to run in the container. @default the image's entry point */
  readonly command?: readonly pulumi.Input<string>[];
  /** Arguments of that program. @default the image's */
  readonly args?: readonly pulumi.Input<string>[];
  /** Not for a CronJob. */
  readonly probes?: WorkloadProbes;
  /**
   * Plain name of a Secret with a certificate, mounted read-only at /var/run/tls. A renewed certificate appears there
   * without a restart.
   *
   * @default none
   */
  readonly certificateSecret?: pulumi.Input<string>;
  /** Size of /tmp, the only place the container may write. @default 64Mi */
  readonly temporarySpace?: pulumi.Input<string>;
  /** When a CronJob runs, in cron syntax, UTC. Required for a CronJob, and for no other kind. */
  readonly schedule?: pulumi.Input<string>;
  /** Volumes of a StatefulSet, by name. @default none */
  readonly volumes?: Readonly<Record<string, WorkloadVolume>>;
  /**
   * A ServiceAccount that exists, for the pods to run as; it keeps its annotations and token settings.
   *
   * @default one is created, called as the component is
   */
  readonly serviceAccount?: ServiceAccountRef;
  /**
   * Labels that select the pods, which also bear them. They cannot change once the workload is there: a workload that was
   * made by other means, and is to be adopted without being replaced, needs those that it has.
   *
   * @default app.kubernetes.io/name and app.kubernetes.io/instance, both the component's name
   */
  readonly selectorLabels?: Readonly<Record<string, string>>;
  /** Annotations of the ServiceAccount, such as the IAM role of IRSA. @default none */
  readonly serviceAccountAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether the pod gets a token for the Kubernetes API; see ServiceAccess for what it may do with it. @default false */
  readonly mountApiToken?: boolean;
  /**
   * Tokens of the ServiceAccount for others than the Kubernetes API, by the name of their volume, such as
   * WorkloadIdentity's podCredentials.
   *
   * @default none
   */
  readonly serviceAccountTokens?: Readonly<Record<string, ServiceAccountToken>>;
  /** Labels of the pods beside the standard ones, such as a mesh wants them. @default none */
  readonly podLabels?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Annotations of the pods, such as a mesh wants them. @default none */
  readonly podAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Annotations of the Service, such as a mesh wants them. @default none */
  readonly serviceAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /** What part the workload plays: the label app.kubernetes.io/component. @default service, for a CronJob job */
  readonly component?: string;
  /** The application it belongs to: the label app.kubernetes.io/part-of. @default the Pulumi project's name */
  readonly partOf?: string;
  /** Seconds from the request to stop until the kill. @default 30 */
  readonly terminationGraceSeconds?: number;
  /**
   * Seconds that a stopping pod waits before its process is told, so that callers have time to hear of it; 0 for none.
   * Needs Kubernetes 1.30, where the sleep action is on by default; it is stable since 1.34 (KEP-3960).
   *
   * @default 5
   */
  readonly preStopSeconds?: number;
  /** The user and group that the container runs as; never 0. @default 10001 */
  readonly runAsUser?: pulumi.Input<number>;
  /** Labels of the nodes to run on. @default any node */
  readonly nodeSelector?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Taints of nodes to put up with. @default none */
  readonly tolerations?: readonly pulumi.Input<kubernetes.types.input.core.v1.Toleration>[];
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly serviceAccount?: Transform<kubernetes.core.v1.ServiceAccountArgs>;
    readonly deployment?: Transform<kubernetes.apps.v1.DeploymentArgs>;
    readonly statefulSet?: Transform<kubernetes.apps.v1.StatefulSetArgs>;
    readonly cronJob?: Transform<kubernetes.batch.v1.CronJobArgs>;
    readonly service?: Transform<kubernetes.core.v1.ServiceArgs>;
    readonly headlessService?: Transform<kubernetes.core.v1.ServiceArgs>;
    readonly disruptionBudget?: Transform<kubernetes.policy.v1.PodDisruptionBudgetArgs>;
    readonly autoscaler?: Transform<kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs>;
  };
}
