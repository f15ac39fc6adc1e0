import { jsonList, type PolicyResource, type Properties, record, text } from "../../core";

/** A container of a task definition, and where it is: `containerDefinitions[0]`. */
interface TaskContainer {
  readonly container: Properties;
  readonly path: string;
}

/** The containers of a task definition, which are JSON text. */
export function containersOf({ props }: PolicyResource): readonly TaskContainer[] {
  return jsonList(props.containerDefinitions).map((container, index) => ({
    container: record(container),
    path: `containerDefinitions[${index}]`,
  }));
}

/** Whether the tasks run on Windows, where most hardening of Linux means nothing. */
export function runsOnWindows({ props }: PolicyResource): boolean {
  return (text(record(props.runtimePlatform).operatingSystemFamily) ?? "").startsWith("WINDOWS");
}
