import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform, SecureComponent, validate } from "../core";
import { checkWorkload } from "./checkWorkload";
import { workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs } from "./hardenedWorkloadArgs";
import type { NetworkPeer } from "./networkPeer";
import { selectorLabels, standardLabels } from "./workloadLabels";
import {
  autoscalerArgs,
  cronJobArgs,
  deploymentArgs,
  disruptionBudgetArgs,
  headlessServiceArgs,
  serviceAccountArgs,
  serviceArgs,
  statefulSetArgs,
  type WorkloadPlan,
} from "./workloadObjects";

/** The object that runs the pods. */
export type WorkloadController =
  | kubernetes.apps.v1.Deployment
  | kubernetes.apps.v1.StatefulSet
  | kubernetes.batch.v1.CronJob;

/**
 * A Deployment, StatefulSet or CronJob at Pod Security `restricted`: no root, no capability, no writable file system but
 * /tmp, no token for the Kubernetes API, an image by digest, bounded CPU and memory. What answers requests also has probes,
 * a Service, pods spread over zones and nodes, a disruption budget, and updates and stops without losing a request.
 *
 * Its objects are called as the component is, so that callers find it at `name.namespace`.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class HardenedWorkload extends SecureComponent {
  /** The identity that grants are given to. */
  public readonly serviceAccountName: pulumi.Output<string>;
  public readonly workload: WorkloadController;
  /** The Service; none for a CronJob. */
  public readonly service: kubernetes.core.v1.Service | undefined;
  /** The workload as the network sees it, for declaring calls. */
  public readonly peer: NetworkPeer;

  constructor(name: string, args: HardenedWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HardenedWorkload", name, args, opts);
    validate(`HardenedWorkload "${name}"`, checkWorkload(name, args));
    const plan: WorkloadPlan = {
      name,
      args,
      labels: standardLabels(name, args, pulumi.getProject()),
      selector: selectorLabels(name),
    };

    this.serviceAccountName = this.createServiceAccount(plan);
    this.workload = this.createWorkload(plan);
    this.service = this.exposeInCluster(plan);
    this.surviveDrains(plan);
    this.scale(plan);

    this.peer = {
      name,
      namespace: args.namespace,
      podLabels: plan.selector,
      port: args.port ?? workloadDefaults.port,
      servicePort: args.servicePort ?? workloadDefaults.servicePort,
    };
    this.registerOutputs({ serviceAccountName: this.serviceAccountName, workloadName: this.workload.metadata.name });
  }

  private createServiceAccount(plan: WorkloadPlan): pulumi.Output<string> {
    const account = new kubernetes.core.v1.ServiceAccount(
      this.childName("service-account"),
      applyTransform<kubernetes.core.v1.ServiceAccountArgs>(
        serviceAccountArgs(plan),
        plan.args.transform?.serviceAccount,
      ),
      this.childOptions(),
    );
    return account.metadata.name;
  }

  private createWorkload(plan: WorkloadPlan): WorkloadController {
    const { kind, schedule } = plan.args;
    if (schedule !== undefined) return this.createCronJob(plan, schedule);
    return kind === "StatefulSet" ? this.createStatefulSet(plan) : this.createDeployment(plan);
  }

  private createDeployment(plan: WorkloadPlan): kubernetes.apps.v1.Deployment {
    return new kubernetes.apps.v1.Deployment(
      this.childName("deployment"),
      applyTransform<kubernetes.apps.v1.DeploymentArgs>(
        deploymentArgs(plan, this.serviceAccountName),
        plan.args.transform?.deployment,
      ),
      this.childOptions(),
    );
  }

  private createStatefulSet(plan: WorkloadPlan): kubernetes.apps.v1.StatefulSet {
    const headless = new kubernetes.core.v1.Service(
      this.childName("headless-service"),
      applyTransform<kubernetes.core.v1.ServiceArgs>(headlessServiceArgs(plan), plan.args.transform?.headlessService),
      this.childOptions(),
    );
    return new kubernetes.apps.v1.StatefulSet(
      this.childName("stateful-set"),
      applyTransform<kubernetes.apps.v1.StatefulSetArgs>(
        statefulSetArgs(plan, this.serviceAccountName, headless.metadata.name),
        plan.args.transform?.statefulSet,
      ),
      this.childOptions(),
    );
  }

  private createCronJob(plan: WorkloadPlan, schedule: pulumi.Input<string>): kubernetes.batch.v1.CronJob {
    return new kubernetes.batch.v1.CronJob(
      this.childName("cron-job"),
      applyTransform<kubernetes.batch.v1.CronJobArgs>(
        cronJobArgs(plan, schedule, this.serviceAccountName),
        plan.args.transform?.cronJob,
      ),
      this.childOptions(),
    );
  }

  private exposeInCluster(plan: WorkloadPlan): kubernetes.core.v1.Service | undefined {
    if (plan.args.kind === "CronJob") return undefined;
    return new kubernetes.core.v1.Service(
      this.childName("service"),
      applyTransform<kubernetes.core.v1.ServiceArgs>(serviceArgs(plan), plan.args.transform?.service),
      this.childOptions(),
    );
  }

  private surviveDrains(plan: WorkloadPlan): void {
    if (plan.args.kind === "CronJob") return;
    new kubernetes.policy.v1.PodDisruptionBudget(
      this.childName("disruption-budget"),
      applyTransform<kubernetes.policy.v1.PodDisruptionBudgetArgs>(
        disruptionBudgetArgs(plan),
        plan.args.transform?.disruptionBudget,
      ),
      this.childOptions(),
    );
  }

  private scale(plan: WorkloadPlan): void {
    const { autoscaling, kind = "Deployment" } = plan.args;
    if (autoscaling === undefined || kind === "CronJob") return;
    new kubernetes.autoscaling.v2.HorizontalPodAutoscaler(
      this.childName("autoscaler"),
      applyTransform<kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs>(
        autoscalerArgs(plan, kind, this.workload.metadata.name, autoscaling),
        plan.args.transform?.autoscaler,
      ),
      this.childOptions(),
    );
  }
}
