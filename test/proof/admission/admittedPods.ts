import assert from "node:assert/strict";
import { asList, asProps, asText, type Props } from "../../../sandbox/providers/protocol";
import { type ControlPlane, eventually } from "../../testbed";
import { labelOf } from "./stackOnCluster";

/** A workload, and the pods that the cluster's controllers have created for it. */
interface AdmittedPods {
  readonly workload: string;
  readonly pods: readonly Props[];
}

/** How pods come to be admitted, as the proof says it. */
export const BY_CONTROLLERS = "Created by the controllers in namespaces at `restricted`, with quota and LimitRange";

/**
 * Waits until the controllers have created the pods that the stack's workloads ask for: all of a Deployment, the first of
 * a StatefulSet, whose second waits for the first to run, and those of a CronJob's first run.
 *
 * @throws Error with the controllers' own words if a pod is refused
 */
export async function admittedPods(plane: ControlPlane, objects: readonly Props[]): Promise<AdmittedPods[]> {
  const workloads = objects.filter(({ kind }) => WORKLOADS.includes(asText(kind)));
  const admitted = await Promise.all(
    workloads.map(async (workload) => {
      const runner = workload.kind === "CronJob" ? await firstRun(plane, workload) : workload;
      const pods = await eventually(`the pods of ${labelOf(workload)}`, () => podsOf(plane, runner));
      return { workload: labelOf(workload), pods };
    }),
  );
  assert.deepEqual(await failedCreations(plane), []);
  return admitted;
}

/** The workloads that have pods; fails if one has none, or a pod lacks the container. */
export function describePods(admitted: readonly AdmittedPods[], sidecar?: string): string {
  return admitted
    .map(({ workload, pods }) => {
      assert.ok(pods.length > 0, workload);
      for (const names of pods.map(containerNames)) {
        assert.ok(!sidecar || names.includes(sidecar), `${workload}: ${names.join(", ")}`);
      }
      return workload;
    })
    .sort()
    .join(", ");
}

/**
 * What controllers said about pods that they could not create.
 *
 * Left out is what says nothing about the pod: that a new quota has not been counted yet.
 */
async function failedCreations(plane: ControlPlane): Promise<string[]> {
  const query = { fieldSelector: "reason=FailedCreate" };
  const { items } = await plane.client.request("GET", "/api/v1/events", { query });
  return asList(items)
    .map((event) => asText(asProps(event).message))
    .filter((message) => !message.includes("status unknown for quota"));
}

const WORKLOADS = ["CronJob", "Deployment", "StatefulSet"];

async function podsOf(plane: ControlPlane, runner: Props): Promise<Props[]> {
  const failures = await failedCreations(plane);
  const { spec, status } = asProps(await plane.cluster.read(runner));
  const wanted = runner.kind === "Deployment" ? asProps(spec).replicas : 1;
  const { replicas, active } = asProps(status);
  const created = replicas ?? active ?? 0;
  if (created !== wanted) throw new Error([`${created} of ${wanted}`, ...failures].join("\n"));
  const { matchLabels } = asProps(asProps(spec).selector);
  const labelSelector = Object.entries(asProps(matchLabels))
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
  const path = `/api/v1/namespaces/${asProps(runner.metadata).namespace}/pods`;
  return asList((await plane.client.request("GET", path, { query: { labelSelector } })).items).map(asProps);
}

function containerNames({ spec }: Props): string[] {
  const { containers, initContainers } = asProps(spec);
  return [...asList(containers), ...asList(initContainers)].map((container) => asText(asProps(container).name));
}

async function firstRun(plane: ControlPlane, { metadata, spec }: Props): Promise<Props> {
  const { namespace, name } = asProps(metadata);
  const template = asProps(asProps(spec).jobTemplate);
  return plane.cluster.apply({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { ...asProps(template.metadata), namespace, name: `${name}-first` },
    spec: template.spec,
  });
}
