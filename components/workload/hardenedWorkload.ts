import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform, givenName, SecureComponent, validate } from "../core";
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
  headlessServiceName,
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

/** An object and the name to refer to it by. */
interface NamedObject {
  readonly name: pulumi.Input<string>;
  readonly resource: pulumi.Resource;
}

type Awaited = NonNullable<pulumi.ComponentResourceOptions["dependsOn"]>;

/**
 * A Deployment, StatefulSet or CronJob at Pod Security `restricted`: no root, no capability, no writable file system but
 * /tmp, no token for the Kubernetes API, an image by digest, bounded CPU and memory. What answers requests also has probes,
 * a Service, pods spread over zones and nodes, a disruption budget, and updates and stops without losing a request.
 *
 * Its objects are called as the component is, so that callers find it at `name.namespace`. Its pods wait for whatever its
 * `dependsOn` names, such as a ServiceCertificate or a WorkloadIdentity.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class HardenedWorkload extends SecureComponent {
  /** The identity that grants are given to. */
  readonly serviceAccountName: pulumi.Output<string>;
  readonly workload: WorkloadController;
  /** The Service; none for a CronJob. */
  readonly service: kubernetes.core.v1.Service | undefined;
  /** The workload as the network sees it, for declaring calls. */
  readonly peer: NetworkPeer;

  constructor(name: string, args: HardenedWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HardenedWorkload", name, args, opts);
    validate(`HardenedWorkload "${name}"`, checkWorkload(name, args));
    const plan: WorkloadPlan = {
      name,
      args,
      labels: standardLabels(name, args, pulumi.getProject()),
      selector: selectorLabels(name),
    };

    const account = this.createServiceAccount(plan);
    this.serviceAccountName = pulumi.output(account.name);
    this.workload = this.createWorkload(plan, account, opts?.dependsOn ?? []);
    this.service = this.exposeInCluster(plan);
    this.surviveDrains(plan);
    this.scale(plan);

    this.peer = {
      name,
      namespace: args.namespace,
      podLabels: plan.selector,
      port: args.port ?? workloadDefaults.port,
      servicePort: args.servicePort ?? workloadDefaults.servicePort,
      appProtocol: args.appProtocol ?? workloadDefaults.appProtocol,
      ...(args.kind === "StatefulSet" && { headlessServiceName: headlessServiceName(name) }),
    };
    this.registerOutputs({ serviceAccountName: this.serviceAccountName, workloadName: this.workload.metadata.name });
  }

  private createServiceAccount(plan: WorkloadPlan): NamedObject {
    const account = applyTransform<kubernetes.core.v1.ServiceAccountArgs>(
      serviceAccountArgs(plan),
      plan.args.transform?.serviceAccount,
    );
    const resource = new kubernetes.core.v1.ServiceAccount(
      this.childName("service-account"),
      account,
      this.childOptions(),
    );
    return { name: givenName(account, resource), resource };
  }

  private createWorkload(plan: WorkloadPlan, account: NamedObject, awaited: Awaited): WorkloadController {
    const options = this.childOptions(pulumi.mergeOptions({ dependsOn: awaited }, { dependsOn: account.resource }));
    const { kind, schedule } = plan.args;
    if (schedule !== undefined) return this.createCronJob(plan, schedule, account.name, options);
    if (kind !== "StatefulSet") return this.createDeployment(plan, account.name, options);
    const service = this.createHeadlessService(plan);
    const afterService = pulumi.mergeOptions(options, { dependsOn: service.resource });
    return this.createStatefulSet(plan, account.name, service.name, afterService);
  }

  private createDeployment(
    plan: WorkloadPlan,
    accountName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.apps.v1.Deployment {
    return new kubernetes.apps.v1.Deployment(
      this.childName("deployment"),
      applyTransform<kubernetes.apps.v1.DeploymentArgs>(
        deploymentArgs(plan, accountName),
        plan.args.transform?.deployment,
      ),
      options,
    );
  }

  private createHeadlessService(plan: WorkloadPlan): NamedObject {
    const service = applyTransform<kubernetes.core.v1.ServiceArgs>(
      headlessServiceArgs(plan),
      plan.args.transform?.headlessService,
    );
    const resource = new kubernetes.core.v1.Service(this.childName("headless-service"), service, this.childOptions());
    return { name: givenName(service, resource), resource };
  }

  private createStatefulSet(
    plan: WorkloadPlan,
    accountName: pulumi.Input<string>,
    serviceName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.apps.v1.StatefulSet {
    return new kubernetes.apps.v1.StatefulSet(
      this.childName("stateful-set"),
      applyTransform<kubernetes.apps.v1.StatefulSetArgs>(
        statefulSetArgs(plan, accountName, serviceName),
        plan.args.transform?.statefulSet,
      ),
      options,
    );
  }

  private createCronJob(
    plan: WorkloadPlan,
    schedule: pulumi.Input<string>,
    accountName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.batch.v1.CronJob {
    return new kubernetes.batch.v1.CronJob(
      this.childName("cron-job"),
      applyTransform<kubernetes.batch.v1.CronJobArgs>(
        cronJobArgs(plan, schedule, accountName),
        plan.args.transform?.cronJob,
      ),
      options,
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
