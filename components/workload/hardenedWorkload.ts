import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type NamedChild, SecureComponent, validate } from "../core";
import type { NetworkPeer } from "../network";
import { checkWorkload } from "./checkWorkload";
import { workloadDefaults } from "./hardenedDefaults";
import type { HardenedWorkloadArgs } from "./hardenedWorkloadArgs";
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

/** A ServiceAccount, and the object where it is created here. */
type NamedAccount = Pick<NamedChild<unknown>, "name"> & { readonly resource?: kubernetes.core.v1.ServiceAccount };

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
export class HardenedWorkload extends SecureComponent<HardenedWorkloadArgs> {
  /** The identity that grants are given to. */
  readonly serviceAccountName: pulumi.Output<string>;
  /** The Deployment, StatefulSet or CronJob. */
  readonly workload: WorkloadController;
  /** The Service; none for a CronJob. */
  readonly service: kubernetes.core.v1.Service | undefined;
  /** The workload as the network sees it, for declaring calls. */
  readonly peer: NetworkPeer;
  private readonly plan: WorkloadPlan;

  constructor(name: string, args: HardenedWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HardenedWorkload", name, args, opts);
    validate(`HardenedWorkload "${name}"`, checkWorkload(name, args));
    this.plan = {
      name,
      args,
      labels: standardLabels(name, args, pulumi.getProject()),
      selector: args.selectorLabels ?? selectorLabels(name),
    };

    const account = this.createServiceAccount();
    this.serviceAccountName = pulumi.output(account.name);
    this.workload = this.createWorkload(account, opts?.dependsOn ?? []);
    this.service = this.exposeInCluster();
    this.surviveDrains();
    this.scale();

    this.peer = {
      name,
      namespace: args.namespace,
      podLabels: this.plan.selector,
      port: args.port ?? workloadDefaults.port,
      servicePort: args.servicePort ?? workloadDefaults.servicePort,
      appProtocol: args.appProtocol ?? workloadDefaults.appProtocol,
      ...(args.kind === "StatefulSet" && { headlessServiceName: headlessServiceName(name) }),
    };
    this.registerOutputs({ serviceAccountName: this.serviceAccountName, workloadName: this.workload.metadata.name });
  }

  private createServiceAccount(): NamedAccount {
    const { serviceAccount, transform } = this.args;
    if (serviceAccount) return { name: serviceAccount.serviceAccountName };
    return this.namedChild(kubernetes.core.v1.ServiceAccount, "service-account", serviceAccountArgs(this.plan), {
      transform: transform?.serviceAccount,
    });
  }

  private createWorkload(account: NamedAccount, awaited: Awaited): WorkloadController {
    const options = pulumi.mergeOptions({ dependsOn: awaited }, { dependsOn: account.resource ?? [] });
    const { kind, schedule } = this.args;
    if (schedule !== undefined) return this.createCronJob(schedule, account.name, options);
    if (kind !== "StatefulSet") return this.createDeployment(account.name, options);
    const service = this.createHeadlessService();
    const afterService = pulumi.mergeOptions(options, { dependsOn: service.resource });
    return this.createStatefulSet(account.name, service.name, afterService);
  }

  private createDeployment(
    accountName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.apps.v1.Deployment {
    const transform = this.args.transform?.deployment;
    const deployment = deploymentArgs(this.plan, accountName);
    return this.child(kubernetes.apps.v1.Deployment, "deployment", deployment, { ...options, transform });
  }

  private createHeadlessService(): NamedChild<kubernetes.core.v1.Service> {
    const transform = this.args.transform?.headlessService;
    const service = headlessServiceArgs(this.plan);
    return this.namedChild(kubernetes.core.v1.Service, "headless-service", service, { transform });
  }

  private createStatefulSet(
    accountName: pulumi.Input<string>,
    serviceName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.apps.v1.StatefulSet {
    const transform = this.args.transform?.statefulSet;
    const statefulSet = statefulSetArgs(this.plan, accountName, serviceName);
    return this.child(kubernetes.apps.v1.StatefulSet, "stateful-set", statefulSet, { ...options, transform });
  }

  private createCronJob(
    schedule: pulumi.Input<string>,
    accountName: pulumi.Input<string>,
    options: pulumi.CustomResourceOptions,
  ): kubernetes.batch.v1.CronJob {
    const transform = this.args.transform?.cronJob;
    const cronJob = cronJobArgs(this.plan, schedule, accountName);
    return this.child(kubernetes.batch.v1.CronJob, "cron-job", cronJob, { ...options, transform });
  }

  private exposeInCluster(): kubernetes.core.v1.Service | undefined {
    const { kind, transform } = this.args;
    if (kind === "CronJob") return undefined;
    const service = serviceArgs(this.plan);
    return this.child(kubernetes.core.v1.Service, "service", service, { transform: transform?.service });
  }

  private surviveDrains(): void {
    const { kind, transform } = this.args;
    if (kind === "CronJob") return;
    const budget = disruptionBudgetArgs(this.plan);
    const options = { transform: transform?.disruptionBudget };
    this.child(kubernetes.policy.v1.PodDisruptionBudget, "disruption-budget", budget, options);
  }

  private scale(): void {
    const { autoscaling, kind = "Deployment", transform } = this.args;
    if (autoscaling === undefined || kind === "CronJob") return;
    const autoscaler = autoscalerArgs(this.plan, kind, this.workload.metadata.name, autoscaling);
    const options = { transform: transform?.autoscaler };
    this.child(kubernetes.autoscaling.v2.HorizontalPodAutoscaler, "autoscaler", autoscaler, options);
  }
}
