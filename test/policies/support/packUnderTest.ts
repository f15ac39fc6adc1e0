import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answered } from "../../../sandbox/answered";
import { type ExampleResource, urnOf } from "./judge";

type Level = "advisory" | "mandatory" | "remediate" | "disabled";
type JavaScriptValue = Parameters<typeof Struct.fromJavaScript>[0][string];

const LEVELS: ReadonlyMap<string, messages.EnforcementLevel> = new Map([
  ["advisory", messages.EnforcementLevel.ADVISORY],
  ["mandatory", messages.EnforcementLevel.MANDATORY],
  ["remediate", messages.EnforcementLevel.REMEDIATE],
  ["disabled", messages.EnforcementLevel.DISABLED],
]);

const ROOT = join(__dirname, "../../..");

/** The compiled policy pack, started as the engine starts it, and asked as the engine asks. */
export class PackUnderTest {
  private constructor(
    private readonly process: ChildProcess,
    private readonly client: AnalyzerClient,
  ) {}

  static async start(): Promise<PackUnderTest> {
    const runner = join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [runner, "127.0.0.1:0", "."], {
      cwd: join(ROOT, "policies"),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await new Promise<string>((printed, failed) => {
      createInterface({ input: child.stdout }).once("line", printed);
      child.once("error", failed);
      child.once("exit", (code) => failed(new Error(`the policy pack ended with exit code ${code}`)));
    });
    return new PackUnderTest(child, new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure()));
  }

  stop(): void {
    this.client.close();
    this.process.kill();
  }

  async info(): Promise<messages.AnalyzerInfo.AsObject> {
    const answer = await answered<messages.AnalyzerInfo>((done) => this.client.getAnalyzerInfo(new Empty(), done));
    return answer.toObject();
  }

  /** Passes a file of `--policy-pack-config` on as the engine does: over what each policy says of itself. */
  async configure(file: Readonly<Record<string, Level | Readonly<Record<string, unknown>>>>): Promise<void> {
    const { policiesList } = await this.info();
    const request = new messages.ConfigureAnalyzerRequest();
    const map = request.getPolicyconfigMap();
    const set = (name: string, level: messages.EnforcementLevel, properties: Record<string, JavaScriptValue>) =>
      map.set(
        name,
        new messages.PolicyConfig().setEnforcementlevel(level).setProperties(Struct.fromJavaScript(properties)),
      );
    const ofAll = typeof file.all === "string" ? LEVELS.get(file.all) : undefined;
    for (const { name, enforcementlevel } of policiesList) set(name, ofAll ?? enforcementlevel, {});
    for (const [name, settings] of Object.entries(file)) {
      const { enforcementLevel, ...properties } =
        typeof settings === "string" ? { enforcementLevel: settings } : settings;
      const given = typeof enforcementLevel === "string" ? LEVELS.get(enforcementLevel) : undefined;
      const level = given ?? map.get(name)?.getEnforcementlevel() ?? messages.EnforcementLevel.ADVISORY;
      set(name, level, JSON.parse(JSON.stringify(properties)));
    }
    await answered<Empty>((done) => this.client.configure(request, done));
  }

  async analyze(resource: ExampleResource): Promise<messages.AnalyzeDiagnostic.AsObject[]> {
    return (await this.analyzeFully(resource)).diagnostics;
  }

  /** With the names of the policies that were not applied: the engine counts those that say nothing as passed. */
  async analyzeFully(resource: ExampleResource) {
    const request = describe(new messages.AnalyzeRequest(), resource);
    const answer = await answered<messages.AnalyzeResponse>((done) => this.client.analyze(request, done));
    const { diagnosticsList, notApplicableList } = answer.toObject();
    return { diagnostics: diagnosticsList, notApplicable: notApplicableList.map(({ policyName }) => policyName) };
  }

  /** What the pack would change of a resource: its properties afterwards; `undefined` for nothing. */
  async remediate(resource: ExampleResource): Promise<unknown> {
    const request = describe(new messages.AnalyzeRequest(), resource);
    const answer = await answered<messages.RemediateResponse>((done) => this.client.remediate(request, done));
    return answer.getRemediationsList().at(-1)?.getProperties()?.toJavaScript();
  }

  async analyzeStack(program: readonly ExampleResource[]): Promise<messages.AnalyzeDiagnostic.AsObject[]> {
    const resources = program.map((resource) => {
      const described = describe(new messages.AnalyzerResource(), resource);
      for (const [property, names] of Object.entries(resource.dependsOn)) {
        const urns = program.filter(({ name }) => names.includes(name)).map(urnOf);
        const dependencies = new messages.AnalyzerPropertyDependencies().setUrnsList(urns);
        described.getPropertydependenciesMap().set(property, dependencies);
      }
      return described;
    });
    const request = new messages.AnalyzeStackRequest().setResourcesList(resources);
    const answer = await answered<messages.AnalyzeResponse>((done) => this.client.analyzeStack(request, done));
    return answer.toObject().diagnosticsList;
  }
}

function describe<Request extends messages.AnalyzeRequest | messages.AnalyzerResource>(
  request: Request,
  resource: ExampleResource,
): Request {
  request.setType(resource.type);
  request.setName(resource.name);
  request.setUrn(urnOf(resource));
  request.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(resource.props))));
  request.setOptions(new messages.AnalyzerResourceOptions());
  return request;
}
