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

/** The types of everything that runs pods. */
export const workloadTypes = [
  "kubernetes:core/*:Pod",
  "kubernetes:core/*:ReplicationController",
  "kubernetes:apps/*:Deployment",
  "kubernetes:apps/*:StatefulSet",
  "kubernetes:apps/*:DaemonSet",
  "kubernetes:apps/*:ReplicaSet",
  "kubernetes:batch/*:Job",
  "kubernetes:batch/*:CronJob",
];

/** Those of them that run until they are told to stop, and keep several pods alive. */
export const serviceTypes = [
  "kubernetes:apps/*:Deployment",
  "kubernetes:apps/*:StatefulSet",
  "kubernetes:apps/*:DaemonSet",
];

/** A pod, or the template that pods are made from. */
export interface PodTemplate {
  readonly metadata: Properties;
  readonly spec: Properties;
  /** Where the pod is in the resource: empty, or `spec.template.` and the like. */
  readonly path: string;
  /** Most of Pod Security is about Linux; the standard leaves Windows pods alone. */
  readonly onWindows: boolean;
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

/** The pod that a workload runs. */
export function podTemplateOf({ type, props }: PolicyResource): PodTemplate {
  const path = pathToPod(type.slice(type.lastIndexOf(":") + 1));
  const pod = path.reduce<Properties>((value, property) => record(value[property]), props);
  const spec = record(pod.spec);
  return {
    metadata: record(pod.metadata),
    spec,
    path: path.map((property) => `${property}.`).join(""),
    onWindows: text(record(spec.os).name) === "windows",
  };
}

/**
 * The pod's containers.
 *
 * @param lists by default all, those that start before the others and those that are added for debugging included
 */
export function containersOf(pod: PodTemplate, lists: readonly ContainerList[] = allLists): readonly PodContainer[] {
  return lists.flatMap((list) =>
    records(pod.spec[list]).map((props, index) => ({
      props,
      securityContext: record(props.securityContext),
      path: `${pod.path}spec.${list}[${index}]`,
    })),
  );
}

/** A check of every container of a workload on its own. */
export function eachContainer(
  check: (container: PodContainer, report: Report, pod: PodTemplate) => void,
  lists?: readonly ContainerList[],
): (workload: PolicyResource, report: Report) => void {
  return (workload, report) => {
    const pod = podTemplateOf(workload);
    checkEach(containersOf(pod, lists), (container) => check(container, report, pod));
  };
}

/** A setting of the container's security context; where it has none, the pod's. */
export function securitySetting(container: PodContainer, pod: PodTemplate, setting: string): unknown {
  if (isGiven(container.securityContext, setting)) return container.securityContext[setting];
  return record(pod.spec.securityContext)[setting];
}

function pathToPod(kind: string): readonly string[] {
  if (kind === "Pod") return [];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}
