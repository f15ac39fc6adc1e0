import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { ExitCode, Failure } from "../failure";
import type { Remediations } from "../report";
import { problemsOfConfiguration } from "./configuration";
import { askPack } from "./runningPack";

/** A policy pack that judges a deployment. */
export interface PolicyPack {
  readonly folder: string;
  /** File of its configuration, as Pulumi's `--policy-pack-config` takes it. */
  readonly config?: string;
}

/**
 * Checks before a deployment that every folder holds a policy pack that can be loaded and takes its configuration.
 *
 * @throws Failure naming every one that does not, and why
 */
export async function checkPolicyPacks(packs: readonly PolicyPack[]): Promise<void> {
  const unusable = packs.flatMap(({ folder }) => problemsOfFolder(resolve(folder)));
  if (unusable.length > 0) throw new Failure(unusable.join("\n"), ExitCode.failed);
  const refused = await Promise.all(
    packs.map(({ folder, config }) => (config === undefined ? [] : problemsOfConfiguration(folder, resolve(config)))),
  );
  if (refused.flat().length > 0) throw new Failure(refused.flat().join("\n"), ExitCode.failed);
}

function problemsOfFolder(root: string): string[] {
  if (!existsSync(join(root, "PulumiPolicy.yaml"))) return [`policy pack ${root}: no PulumiPolicy.yaml there`];
  try {
    createRequire(join(root, "index.js")).resolve(root);
    return [];
  } catch {
    return [`policy pack ${root}: its main program is missing; compile it first (npm run build)`];
  }
}

/** What each policy of the packs says to do about a violation: asked of the packs themselves, as the engine asks them. */
export async function remediationsOf(packs: readonly PolicyPack[]): Promise<Remediations> {
  const infos = await Promise.all(packs.map(({ folder }) => askPack(folder, (pack) => pack.info())));
  return new Map(
    infos.flatMap((info) => info.getPoliciesList().map((policy) => [policy.getName(), policy.getRemediationSteps()])),
  );
}
