import { readFileSync } from "node:fs";
import {
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfig,
  type PolicyInfo,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { askPack } from "./runningPack";

const LEVELS: Readonly<Record<string, EnforcementLevel>> = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
};

/** What a file says of one policy. */
interface GivenSettings {
  readonly level?: EnforcementLevel;
  readonly properties: Record<string, JavaScriptValue>;
}

/**
 * What is wrong with a file of `--policy-pack-config`: what the engine would refuse, and what the pack does. The engine
 * itself stops at the first mistake, and does not name a policy that it does not know.
 */
export async function problemsOfConfiguration(folder: string, file: string): Promise<string[]> {
  const about = (problem: string) => `--policy-pack-config ${file}: ${problem}`;
  const { given, problems } = readFile(file);
  if (given === undefined) return problems.map(about);
  const refused = await askPack(folder, async (pack) => {
    const policies = (await pack.info()).getPoliciesList();
    try {
      await pack.configure(requestOf(policies, given));
      return [];
    } catch (error) {
      return [error instanceof Error && "details" in error ? String(error.details) : String(error)];
    }
  });
  return [...problems, ...refused].map(about);
}

/** The settings of each policy that a file names; none if it is no JSON object. */
function readFile(file: string): { readonly given?: ReadonlyMap<string, GivenSettings>; readonly problems: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
  if (!isObject(content)) return { problems: ["is not a JSON object with a key for each policy"] };
  const settings = Object.entries(content).map(([policy, value]) => ({ policy, ...readSettings(policy, value) }));
  return {
    given: new Map(settings.map(({ policy, ...given }) => [policy, given])),
    problems: settings.flatMap(({ problems }) => problems),
  };
}

function readSettings(policy: string, value: JavaScriptValue): GivenSettings & { readonly problems: string[] } {
  if (!isObject(value) && typeof value !== "string") {
    return { properties: {}, problems: [`${policy}: is neither a level nor an object`] };
  }
  const { enforcementLevel: level, ...properties } = isObject(value) ? value : { enforcementLevel: value };
  if (level === undefined) return { properties, problems: [] };
  const known = typeof level === "string" && Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  const problem = `${policy}: ${JSON.stringify(level)} is not a level; write ${Object.keys(LEVELS).join(", ")}`;
  return { level: known, properties, problems: known === undefined ? [problem] : [] };
}

/** Settings over what each policy says of itself. Source: `applyConfig` in pkg/resource/analyzer/config.go of Pulumi. */
function requestOf(
  policies: readonly PolicyInfo[],
  given: ReadonlyMap<string, GivenSettings>,
): ConfigureAnalyzerRequest {
  const request = new ConfigureAnalyzerRequest();
  const own = new Map(policies.map((policy) => [policy.getName(), policy.getEnforcementlevel()]));
  const ofAll = given.get("all")?.level;
  for (const name of new Set([...own.keys(), ...given.keys()])) {
    const { level = ofAll ?? own.get(name) ?? EnforcementLevel.ADVISORY, properties = {} } = given.get(name) ?? {};
    request
      .getPolicyconfigMap()
      .set(name, new PolicyConfig().setEnforcementlevel(level).setProperties(Struct.fromJavaScript(properties)));
  }
  return request;
}

function isObject(value: unknown): value is Record<string, JavaScriptValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
