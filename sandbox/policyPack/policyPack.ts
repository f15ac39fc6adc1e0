import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { ExitCode, Failure } from "../failure";
import type { Remediations } from "../report";

const ANALYZER = resolve(__dirname, "../../plugins/pulumi-analyzer-policy-nodejs");

/**
 * Checks before a deployment that every folder holds a policy pack that can be loaded.
 *
 * @throws Failure naming every folder that does not, and why
 */
export function checkPolicyPacks(folders: readonly string[]): void {
  const problems = folders.flatMap((folder) => {
    const root = resolve(folder);
    if (!existsSync(join(root, "PulumiPolicy.yaml"))) return [`policy pack ${root}: no PulumiPolicy.yaml there`];
    try {
      createRequire(join(root, "index.js")).resolve(root);
      return [];
    } catch {
      return [`policy pack ${root}: its main program is missing; compile it first (npm run build)`];
    }
  });
  if (problems.length > 0) throw new Failure(problems.join("\n"), ExitCode.failed);
}

/** What each policy of the packs says to do about a violation: asked of the packs themselves, as the engine asks them. */
export async function remediationsOf(folders: readonly string[]): Promise<Remediations> {
  const packs = await Promise.all(folders.map(describePack));
  return new Map(
    packs.flatMap((pack) => pack.getPoliciesList().map((policy) => [policy.getName(), policy.getRemediationSteps()])),
  );
}

async function describePack(folder: string): Promise<AnalyzerInfo> {
  const analyzer = spawn(ANALYZER, ["127.0.0.1:0", "."], { cwd: resolve(folder), stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [port] = await new Promise<string[]>((printed, failed) => {
      createInterface({ input: analyzer.stdout }).once("line", (line) => printed([line]));
      analyzer.once("error", failed);
      analyzer.once("exit", (code) => failed(new Failure(`policy pack ${folder} ended with exit code ${code}`)));
    });
    const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    return await new Promise<AnalyzerInfo>((done, failed) => {
      client.getAnalyzerInfo(new Empty(), (error, info) => (error ? failed(error) : done(info)));
    }).finally(() => client.close());
  } finally {
    analyzer.kill();
  }
}
