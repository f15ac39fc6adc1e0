import { asProps, asText, type CheckFailure, type Props, UNKNOWN } from "../protocol";
import { uniqueName } from "./names";

/** Whether the type is Helm's Release, which the stand-in keeps as state: no chart is fetched and nothing installed. */
export function isRelease(type: string): boolean {
  return type === "kubernetes:helm.sh/v3:Release";
}

/** A release's inputs with name and namespace, and what is wrong with them. */
export function checkRelease(
  logicalName: string,
  olds: Props,
  news: Props,
  defaultNamespace: string,
): { readonly inputs: Props; readonly failures: readonly CheckFailure[] } {
  const name = news.name ?? olds.name ?? uniqueName(logicalName);
  const failures = news.chart ? [] : [{ property: "chart", reason: "is missing: write the chart's name, path or URL" }];
  return { inputs: { ...news, name, namespace: news.namespace ?? defaultNamespace }, failures };
}

/** The outputs of a release that counts as deployed. @param revision how many times it was changed, from 1 */
export function releaseOutputs(inputs: Props, revision: number, preview: boolean): Props {
  const { name, namespace, chart, version = "" } = inputs;
  const status = { name, namespace, chart, version, appVersion: "", revision, status: "deployed" };
  return { ...inputs, resourceNames: {}, status: preview ? UNKNOWN : status };
}

/** The revision that a release's outputs tell. */
export function revisionOf(outputs: Props): number {
  return Number(asProps(outputs.status).revision ?? 0);
}

export function releaseId(inputs: Props): string {
  return `${asText(inputs.namespace)}/${asText(inputs.name)}`;
}
