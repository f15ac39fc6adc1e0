import { readFileSync } from "node:fs";
import { EnforcementLevel, type PolicyInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { askPack, type PolicyPack } from "../policyPack";

type Level = "mandatory" | "advisory" | "disabled" | "remediate";

/** A policy as its pack describes it. */
export interface DescribedPolicy {
  readonly name: string;
  readonly title: string;
  /** What the pack says of the policy; begins each of its messages. */
  readonly description: string;
  /** As the pack's configuration has it, else the pack itself. */
  readonly level: Level;
  /** Such as `nist80053:SC-12`. */
  readonly controls: readonly string[];
  readonly remediation: string;
  /** A page about it; empty for none. */
  readonly url: string;
}

export interface DescribedPack extends PolicyPack {
  readonly name: string;
  readonly version: string;
  readonly policies: readonly DescribedPolicy[];
}

const LEVELS = {
  [EnforcementLevel.ADVISORY]: "advisory",
  [EnforcementLevel.MANDATORY]: "mandatory",
  [EnforcementLevel.DISABLED]: "disabled",
  [EnforcementLevel.REMEDIATE]: "remediate",
} as const;

/** The settings of a policy in a configuration: its level, or an object with it and with parameters. */
type Settings = Readonly<Record<string, unknown>>;

/**
 * What the packs say of themselves.
 *
 * @throws Failure naming a pack that cannot be loaded
 */
export async function describePacks(packs: readonly PolicyPack[]): Promise<DescribedPack[]> {
  return Promise.all(
    packs.map(async (pack) => {
      const info = await askPack(pack.folder, (running) => running.info());
      const settings = settingsOf(pack);
      return {
        ...pack,
        name: info.getName(),
        version: info.getVersion(),
        policies: info.getPoliciesList().map((policy) => describePolicy(policy, settings)),
      };
    }),
  );
}

/** The pack's configuration with which nothing that is mandatory stops a deployment. */
export function withoutStops(pack: DescribedPack): Settings {
  const settings = settingsOf(pack);
  const levels = pack.policies
    .filter(({ level }) => level === "mandatory")
    .map(({ name }): [string, unknown] => {
      const given = settings[name];
      return [name, typeof given === "object" ? { ...given, enforcementLevel: "advisory" } : "advisory"];
    });
  return { ...settings, ...Object.fromEntries(levels) };
}

function settingsOf({ config }: PolicyPack): Settings {
  return config === undefined ? {} : JSON.parse(readFileSync(config, "utf8"));
}

function describePolicy(policy: PolicyInfo, settings: Settings): DescribedPolicy {
  const name = policy.getName();
  return {
    name,
    title: policy.getDisplayname() || name,
    description: policy.getDescription(),
    level: levelIn(settings[name]) ?? levelIn(settings.all) ?? LEVELS[policy.getEnforcementlevel()],
    controls: policy.getTagsList(),
    remediation: policy.getRemediationSteps(),
    url: policy.getUrl(),
  };
}

function levelIn(settings: unknown): Level | undefined {
  const given =
    typeof settings === "object" && settings !== null && "enforcementLevel" in settings
      ? settings.enforcementLevel
      : settings;
  return Object.values(LEVELS).find((level) => level === given);
}
