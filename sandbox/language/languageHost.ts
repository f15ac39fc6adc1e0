import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ENGINE_VERSION } from "../engine";

/**
 * Exit code of a program that has told the engine itself what went wrong.
 * Source: `nodeJSProcessExitedAfterLoggingUserActionableMessage` in @pulumi/pulumi, cmd/run/index.js.
 */
const ALREADY_LOGGED = 32;

/** The program that the engine is to run, and how. */
export interface ProgramSource {
  /** Folder of the program's Pulumi.yaml. */
  readonly root: string;
  /** Options for Node.js before the program, such as `--import tsx`: `nodeargs` of the project's runtime options. */
  readonly nodeArguments: readonly string[];
  /** Modules that are loaded before the program. */
  readonly preloads: readonly string[];
  /** What the program finds in its environment beside this process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface LanguageHost {
  /** For the engine's `--client` flag. */
  readonly address: string;
  stop(): void;
}

/**
 * Runs Node.js programs for the engine, as Pulumi's own Node.js language host does: in a process of its own, through
 * the `@pulumi/pulumi` that the program itself depends on. It is a stand-in only in that it installs nothing.
 */
export async function startLanguageHost(program: ProgramSource): Promise<LanguageHost> {
  const server = new grpc.Server();
  server.addService(LanguageRuntimeService, {
    getRequiredPlugins: reply(new messages.GetRequiredPluginsResponse()),
    getRequiredPackages: reply(new messages.GetRequiredPackagesResponse()),
    getPluginInfo: reply(new PluginInfo().setVersion(ENGINE_VERSION)),
    run: (
      call: grpc.ServerUnaryCall<messages.RunRequest, messages.RunResponse>,
      callback: grpc.sendUnaryData<messages.RunResponse>,
    ) => {
      runProgram(program, call.request).then(
        (response) => callback(null, response),
        (error: Error) => callback({ code: grpc.status.UNKNOWN, details: error.message }),
      );
    },
  });
  const port = await new Promise<number>((listening, failed) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : listening(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

async function runProgram(program: ProgramSource, request: messages.RunRequest): Promise<messages.RunResponse> {
  const [engineAddress = ""] = request.getArgsList();
  const child = spawn(process.execPath, programArguments(program, request, engineAddress), {
    cwd: request.getPwd(),
    env: {
      ...process.env,
      ...program.environment,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const engine = new EngineClient(engineAddress, grpc.credentials.createInsecure());
  const exited = new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  await Promise.all([logLines(engine, child.stdout), logLines(engine, child.stderr)]);
  const code = await exited;
  engine.close();
  if (code === ALREADY_LOGGED) return new messages.RunResponse().setBail(true);
  return new messages.RunResponse().setError(code === 0 ? "" : `the program ended with exit code ${code}`);
}

/** The command line of `@pulumi/pulumi/cmd/run`, which loads and runs the program. */
function programArguments(program: ProgramSource, request: messages.RunRequest, engineAddress: string): string[] {
  const runner = require.resolve("@pulumi/pulumi/cmd/run", { paths: [request.getPwd()] });
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": program.root,
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
  };
  return [
    ...[require.resolve("./preload"), ...program.preloads].flatMap((module) => ["--require", module]),
    ...program.nodeArguments,
    runner,
    ...Object.entries(flags).flatMap(([flag, value]) => (value ? [`--${flag}`, value] : [])),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    request.getProgram(),
  ];
}

/** Hands the program's own lines to the engine, so that they appear with its other messages. */
async function logLines(engine: EngineClient, stream: Readable): Promise<void> {
  for await (const line of createInterface({ input: stream })) {
    if (line.trim() === "") continue;
    await new Promise<void>((logged) => {
      engine.log(new LogRequest().setSeverity(LogSeverity.INFO).setMessage(line), () => logged());
    });
  }
}

function reply<Response>(response: Response): grpc.handleUnaryCall<unknown, Response> {
  return (_call, callback) => callback(null, response);
}
