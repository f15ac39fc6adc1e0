import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Failure } from "./failure";
import type { Options } from "./options";

/** In the place of a file's name: standard output. */
export const STANDARD_OUTPUT = "-";

/**
 * Checks before anything is deployed that the files of the command line can be read and written afterwards.
 *
 * @throws Failure naming every file that cannot, and why
 */
export function checkFiles({ json, kubeconfig }: Pick<Options, "json" | "kubeconfig">): void {
  const problems = [
    ...(json === undefined || json === STANDARD_OUTPUT ? [] : problemsOfOutput("--json", resolve(json))),
    ...(kubeconfig === undefined || canBe(constants.R_OK, resolve(kubeconfig))
      ? []
      : [`--kubeconfig: ${resolve(kubeconfig)} cannot be read; give the kubeconfig of a cluster`]),
  ];
  if (problems.length > 0) throw new Failure(problems.join("\n"));
}

/** Why a file cannot be written that an option names; nothing if it can. */
export function problemsOfOutput(option: string, file: string): string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [`${option}: there is no folder ${folder}; make it, or write the report elsewhere`];
  if (existsSync(file) && statSync(file).isDirectory())
    return [`${option}: ${file} is a folder; give the name of a file`];
  if (canBe(constants.W_OK, existsSync(file) ? file : folder)) return [];
  return [`${option}: ${file} cannot be written; write the report elsewhere`];
}

function canBe(mode: number, path: string): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
