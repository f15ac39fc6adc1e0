import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { cronJobDefaults, revisionHistoryLimit, workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs, WorkloadAutoscaling, WorkloadVolume } from "./hardenedWorkloadArgs";
import { hardenedPodSpec } from "./podSpec";

/** A workload's arguments and what follows from them for each of its objects. */
export interface WorkloadPlan {
  readonly name: string;
  readonly args: HardenedWorkloadArgs;
  /** Labels of every object. */
  readonly labels: Readonly<Record<string, string>>;
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
}

/** A ServiceAccount whose token is mounted only into pods that ask for it. */
export function serviceAccountArgs(plan: WorkloadPlan): kubernetes.core.v1.ServiceAccountArgs {
  const annotations = plan.args.serviceAccountAnnotations;
  return {
    metadata: { ...metadata(plan), ...(annotations && { annotations }) },
    automountServiceAccountToken: false,
  };
}

/** A Deployment that starts a new pod before it stops an old one. */
export function deploymentArgs(
  plan: WorkloadPlan,
  serviceAccountName: pulumi.Input<string>,
): kubernetes.apps.v1.DeploymentArgs {
  return {
    metadata: metadata(plan),
    spec: {
      ...replicas(plan.args),
      revisionHistoryLimit,
      selector: { matchLabels: plan.selector },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: podTemplate(plan, serviceAccountName),
    },
  };
}

/** A StatefulSet. Its volumes outlive its pods and, with deletionProtection, itself. */
export function statefulSetArgs(
  plan: WorkloadPlan,
  serviceAccountName: pulumi.Input<string>,
  governingService: pulumi.Input<string>,
): kubernetes.apps.v1.StatefulSetArgs {
  return {
    metadata: metadata(plan),
    spec: {
      ...replicas(plan.args),
      revisionHistoryLimit,
      serviceName: governingService,
      selector: { matchLabels: plan.selector },
      updateStrategy: { type: "RollingUpdate" },
      template: podTemplate(plan, serviceAccountName),
      volumeClaimTemplates: Object.entries(plan.args.volumes ?? {}).map(volumeClaim),
      // Stable since Kubernetes 1.32 (KEP-1847).
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: (plan.args.deletionProtection ?? true) ? "Retain" : "Delete",
        whenScaled: "Retain",
      },
    },
  };
}

/** A CronJob of which one run goes at a time. */
export function cronJobArgs(
  plan: WorkloadPlan,
  schedule: pulumi.Input<string>,
  serviceAccountName: pulumi.Input<string>,
): kubernetes.batch.v1.CronJobArgs {
  const { backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, ...whole } = cronJobDefaults;
  return {
    metadata: metadata(plan),
    spec: {
      ...whole,
      schedule,
      timeZone: "Etc/UTC",
      jobTemplate: {
        metadata: { labels: plan.labels },
        spec: {
          backoffLimit,
          activeDeadlineSeconds,
          ttlSecondsAfterFinished,
          template: podTemplate(plan, serviceAccountName),
        },
      },
    },
  };
}

/** The Service under whose name the workload is called. */
export function serviceArgs(plan: WorkloadPlan): kubernetes.core.v1.ServiceArgs {
  const port = plan.args.servicePort ?? workloadDefaults.servicePort;
  const { serviceAnnotations: annotations } = plan.args;
  return {
    metadata: { ...metadata(plan), ...(annotations && { annotations: { ...annotations } }) },
    spec: { type: "ClusterIP", selector: plan.selector, ports: [servicePort(plan.args, port)] },
  };
}

/** The Service that `headlessServiceArgs` makes. */
export function headlessServiceName(name: string): string {
  return `${name}-pods`;
}

/** The Service that gives each pod of a StatefulSet a DNS name of its own. */
export function headlessServiceArgs(plan: WorkloadPlan): kubernetes.core.v1.ServiceArgs {
  const port = plan.args.port ?? workloadDefaults.port;
  return {
    metadata: { ...metadata(plan), name: headlessServiceName(plan.name) },
    spec: { clusterIP: "None", selector: plan.selector, ports: [servicePort(plan.args, port)] },
  };
}

/** Lets nodes be drained one pod at a time, and a pod that is broken anyway be evicted at once. */
export function disruptionBudgetArgs(plan: WorkloadPlan): kubernetes.policy.v1.PodDisruptionBudgetArgs {
  return {
    metadata: metadata(plan),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: plan.selector },
      // Stable since Kubernetes 1.31 (KEP-3017).
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
  };
}

/** Scales by the CPU of the workload's own container, so that a sidecar neither hides nor makes load. */
export function autoscalerArgs(
  plan: WorkloadPlan,
  kind: "Deployment" | "StatefulSet",
  workloadName: pulumi.Input<string>,
  autoscaling: WorkloadAutoscaling,
): kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs {
  return {
    metadata: metadata(plan),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind, name: workloadName },
      minReplicas: autoscaling.minReplicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [
        {
          // Stable since Kubernetes 1.30 (KEP-1610).
          type: "ContainerResource",
          containerResource: {
            name: "cpu",
            container: plan.name,
            target: { type: "Utilization", averageUtilization: autoscaling.targetCpuPercent },
          },
        },
      ],
    },
  };
}

function podTemplate(
  { name, args, labels, selector }: WorkloadPlan,
  serviceAccountName: pulumi.Input<string>,
): kubernetes.types.input.core.v1.PodTemplateSpec {
  return {
    metadata: {
      labels: { ...args.podLabels, ...labels, ...selector },
      ...(args.podAnnotations && { annotations: args.podAnnotations }),
    },
    spec: hardenedPodSpec(name, args, serviceAccountName, selector),
  };
}

function servicePort(args: HardenedWorkloadArgs, port: number) {
  return {
    name: "main",
    port,
    targetPort: args.port ?? workloadDefaults.port,
    protocol: "TCP",
    appProtocol: args.appProtocol ?? workloadDefaults.appProtocol,
  } satisfies kubernetes.types.input.core.v1.ServicePort;
}

// A number of replicas beside an autoscaler would undo its work at every update.
function replicas(args: HardenedWorkloadArgs): { replicas?: pulumi.Input<number> } {
  return args.autoscaling === undefined ? { replicas: args.replicas ?? workloadDefaults.replicas } : {};
}

function volumeClaim([name, volume]: [string, WorkloadVolume]) {
  return {
    metadata: { name },
    spec: {
      accessModes: ["ReadWriteOnce"],
      storageClassName: volume.storageClassName,
      resources: { requests: { storage: volume.size } },
    },
  } satisfies kubernetes.types.input.core.v1.PersistentVolumeClaim;
}

function metadata({ name, args, labels }: WorkloadPlan) {
  return { name, namespace: args.namespace, labels } satisfies kubernetes.types.input.meta.v1.ObjectMeta;
}
