import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Client, credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answered } from "../../../../sandbox/answered";

type Properties = Record<string, JavaScriptValue>;

/** A provider in a process of its own, called as the engine calls it. */
export class ServedProvider {
  private constructor(
    private readonly plugin: ChildProcess,
    private readonly client: ResourceProviderClient & Client,
  ) {}

  /** Starts `sandbox/providers/${name}/main.ts` and waits for the port it prints. */
  static async start(name: string): Promise<ServedProvider> {
    const root = join(__dirname, "../../../..");
    const main = join(root, "sandbox/providers", name, "main.ts");
    const plugin = spawn(process.execPath, ["--import", "tsx", main], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = await once(createInterface({ input: plugin.stdout }), "line");
    return new ServedProvider(plugin, new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  async check(type: string, args: Properties) {
    const request = new messages.CheckRequest().setType(type).setNews(Struct.fromJavaScript(args));
    const response = await answered<messages.CheckResponse>((done) => this.client.check(request, done));
    return {
      inputs: response.getInputs()?.toJavaScript() ?? {},
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  async create(type: string, inputs: Properties) {
    const request = new messages.CreateRequest().setType(type).setProperties(Struct.fromJavaScript(inputs));
    const response = await answered<messages.CreateResponse>((done) => this.client.create(request, done));
    return { id: response.getId(), outputs: response.getProperties()?.toJavaScript() ?? {} };
  }

  async stop(): Promise<void> {
    this.client.close();
    this.plugin.kill();
    if (this.plugin.exitCode === null && this.plugin.signalCode === null) await once(this.plugin, "exit");
  }
}
