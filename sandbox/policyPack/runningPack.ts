import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo, ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { answered } from "../answered";
import { Failure } from "../failure";

const ANALYZER = resolve(__dirname, "../../plugins/pulumi-analyzer-policy-nodejs");

/** A policy pack's process, asked as the engine asks it. */
export interface RunningPack {
  info(): Promise<AnalyzerInfo>;
  /** @throws grpc.ServiceError if the pack refuses it */
  configure(request: ConfigureAnalyzerRequest): Promise<void>;
}

/** Starts the policy pack of a folder, asks it something, and ends it. */
export async function askPack<Answer>(folder: string, ask: (pack: RunningPack) => Promise<Answer>): Promise<Answer> {
  const analyzer = spawn(ANALYZER, ["127.0.0.1:0", "."], { cwd: resolve(folder), stdio: ["ignore", "pipe", "pipe"] });
  const complaint = text(analyzer.stderr);
  try {
    const [port] = await new Promise<string[]>((printed, failed) => {
      createInterface({ input: analyzer.stdout }).once("line", (line) => printed([line]));
      analyzer.once("error", failed);
      analyzer.once("exit", async (code) => {
        const [reason] = (await complaint).match(/^\w*Error.*$/m) ?? [`it ended with exit code ${code}`];
        failed(new Failure(`policy pack ${resolve(folder)} cannot be loaded: ${reason}`));
      });
    });
    const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const pack: RunningPack = {
      info: () => answered((done) => client.getAnalyzerInfo(new Empty(), done)),
      configure: async (request) => {
        await answered<Empty>((done) => client.configure(request, done));
      },
    };
    return await ask(pack).finally(() => client.close());
  } finally {
    analyzer.kill();
  }
}
