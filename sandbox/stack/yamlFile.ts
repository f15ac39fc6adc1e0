import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure";
import { parseYaml } from "../yaml";

/**
 * The properties that a YAML file gives; none where there is no such file.
 *
 * @throws Failure if it cannot be read
 */
export function readYaml(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  try {
    const content: unknown = parseYaml(readFileSync(file, "utf8"));
    return isRecord(content) ? content : {};
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether a value is an object with properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
