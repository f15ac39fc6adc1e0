import { type PolicyResource, text } from "../../core";

/** The chart that a release installs, by its name: a chart comes by that, or as the last part of an OCI reference. */
export function chartOf({ props }: PolicyResource): string | undefined {
  return text(props.chart)?.split("/").at(-1);
}
