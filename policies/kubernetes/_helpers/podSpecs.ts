import {
  checkEach,
  isGiven,
  type PolicyResource,
  type Properties,
  type Report,
  record,
  records,
  text,
} from "../../core";
import { isCustom, withPatches } from "./kinds";
import { completed, unobjectionable } from "./patches";
import { type FoundPod, podSpecsWithin } from "./podShapes";

/** Where each kind of Kubernetes keeps the pod it runs. */
const pathsByKind: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ["template"],
  ReplicationController: ["spec", "template"],
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/**
 * The types of everything that runs pods: Kubernetes' own, their patches, and custom resources, of which those count that
 * hold the shape of a pod somewhere, as Rollouts of Argo and Services of Knative do.
 */
export const workloadTypes = [
  ...withPatches(
    "kubernetes:core/*:Pod",
    "kubernetes:core/*:PodTemplate",
    "kubernetes:core/*:ReplicationController",
    "kubernetes:apps/*:Deployment",
    "kubernetes:apps/*:StatefulSet",
    "kubernetes:apps/*:DaemonSet",
    "kubernetes:apps/*:ReplicaSet",
    "kubernetes:batch/*:Job",
    "kubernetes:batch/*:CronJob",
  ),
  "kubernetes:*.*/*:*",
];

/** Those of them that run until they are told to stop, and keep several pods alive. */
export const serviceTypes = [
  "kubernetes:apps/*:Deployment",
  "kubernetes:apps/*:StatefulSet",
  "kubernetes:apps/*:DaemonSet",
  "kubernetes:argoproj.io/*:Rollout",
];

/** A pod, or the template that pods are made from. What a patch leaves out, it leaves as it is: that counts as in order. */
export interface PodTemplate {
  readonly metadata: Properties;
  readonly spec: Properties;
  /** Where the pod is in the resource: empty, or `spec.template.` and the like. */
  readonly path: string;
  /** Most of Pod Security is about Linux; the standard leaves Windows pods alone. */
  readonly onWindows: boolean;
  readonly isPatch: boolean;
}

/** A container of a pod. */
export interface PodContainer {
  readonly props: Properties;
  readonly securityContext: Properties;
  /** Where it is in the resource: `spec.template.spec.containers[0]`. */
  readonly path: string;
}

type ContainerList = "containers" | "initContainers" | "ephemeralContainers";

const allLists: readonly ContainerList[] = ["initContainers", "containers", "ephemeralContainers"];

/** The pods that a workload runs: one, but for custom resources, which may describe none or several. */
export function podTemplatesOf({ type, props }: PolicyResource): readonly PodTemplate[] {
  const [, group = "", kind = ""] = type.split(":");
  const path = pathsByKind[kind.replace(/Patch$/, "")];
  if (path !== undefined && !isCustom(group)) return [podAt(props, path, kind.endsWith("Patch"))];
  return isCustom(group) ? podsWithin(props, kind.endsWith("Patch")) : [];
}

function podsWithin(props: Properties, isPatch: boolean): readonly PodTemplate[] {
  return podSpecsWithin(props).map(({ metadata, spec, path }: FoundPod) => podTemplate(metadata, spec, path, isPatch));
}

function podAt(props: Properties, path: readonly string[], isPatch: boolean): PodTemplate {
  const pod = path.reduce<Properties>((value, property) => record(value[property]), props);
  return podTemplate(record(pod.metadata), record(pod.spec), path, isPatch);
}

function podTemplate(metadata: Properties, spec: Properties, path: readonly string[], isPatch: boolean): PodTemplate {
  return {
    metadata,
    spec: isPatch ? completed(spec, unobjectionable.pod) : spec,
    path: path.map((property) => `${property}.`).join(""),
    onWindows: text(record(spec.os).name) === "windows",
    isPatch,
  };
}

/** A check of every pod of a workload on its own. */
export function eachPod(
  check: (pod: PodTemplate, report: Report) => void,
): (workload: PolicyResource, report: Report) => void {
  return (workload, report) => checkEach(podTemplatesOf(workload), (pod) => check(pod, report));
}

/**
 * The pod's containers.
 *
 * @param lists by default all, those that start before the others and those that are added for debugging included
 */
export function containersOf(pod: PodTemplate, lists: readonly ContainerList[] = allLists): readonly PodContainer[] {
  return lists.flatMap((list) =>
    records(pod.spec[list]).map((given, index) => {
      const props = pod.isPatch ? completed(given, unobjectionable.container) : given;
      return { props, securityContext: record(props.securityContext), path: `${pod.path}spec.${list}[${index}]` };
    }),
  );
}

/** A check of every container of a workload on its own. */
export function eachContainer(
  check: (container: PodContainer, report: Report, pod: PodTemplate) => void,
  lists?: readonly ContainerList[],
): (workload: PolicyResource, report: Report) => void {
  return eachPod((pod, report) => {
    checkEach(containersOf(pod, lists), (container) => check(container, report, pod));
  });
}

/** A setting of the container's security context; where it has none, the pod's. */
export function securitySetting(container: PodContainer, pod: PodTemplate, setting: string): unknown {
  if (isGiven(container.securityContext, setting)) return container.securityContext[setting];
  return record(pod.spec.securityContext)[setting];
}
