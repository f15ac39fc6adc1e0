import type { HardenedWorkloadArgs } from "./hardenedWorkloadArgs";

/** Labels that select a workload's pods. They never change: the selector of a workload is immutable. */
export function selectorLabels(name: string): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
}

/**
 * Labels of everything that belongs to a workload.
 *
 * Source: Kubernetes documentation, "Recommended Labels".
 */
export function standardLabels(name: string, args: HardenedWorkloadArgs, project: string): Record<string, string> {
  return {
    ...selectorLabels(name),
    "app.kubernetes.io/component": args.component ?? (args.kind === "CronJob" ? "job" : "service"),
    "app.kubernetes.io/part-of": args.partOf ?? project,
    "app.kubernetes.io/managed-by": "pulumi",
  };
}
