import type { EnforcementLevel } from "@pulumi/policy";
import { ParameterReader, type PolicyDefinition, type Properties } from "../core";
import { type Exemption, readExemptions } from "./exemptions";
import { levelUnder, profiles } from "./profiles";

/** What the engine says of one policy: its level, be it the policy's own or the file's, and its parameters. */
export interface PolicySettings {
  readonly level: EnforcementLevel;
  readonly properties: Properties;
}

/** How the pack judges a deployment. */
export interface Configuration {
  /** Levels that differ from what the engine said. */
  readonly levels: ReadonlyMap<string, "mandatory" | "advisory">;
  /** Policies that do not judge, and why. */
  readonly off: ReadonlyMap<string, string>;
  readonly exemptions: readonly Exemption[];
}

/** The pack as it judges without a file. */
export const DEFAULT_CONFIGURATION: Configuration = { levels: new Map(), off: new Map(), exemptions: [] };

/** The pack's own policies, which take its configuration and tell what it did. */
export const PACK_POLICIES = ["profile", "exemptions", "exempted", "unjudged"] as const;

/** What these tell belongs to what was found, whatever level a file gives to everything. */
const ALWAYS_ADVISORY = ["exempted", "unjudged"] as const;

/** Pulumi's own name for the level of every policy. */
const ALL = "all";

/**
 * Reads what the engine passes on from a file given by `--policy-pack-config`.
 *
 * @returns everything that is wrong with it, as `policy: parameter: what is wrong`; the configuration counts if nothing is
 */
export function readConfiguration(
  given: ReadonlyMap<string, PolicySettings>,
  definitions: readonly PolicyDefinition[],
): { readonly configuration: Configuration; readonly problems: readonly string[] } {
  const names = new Set(definitions.map(({ name }) => name));
  const propertiesOf = (name: string): Properties => given.get(name)?.properties ?? {};
  const { exemptions, problems: wrongExemptions } = readExemptions(propertiesOf("exemptions").list, names);
  const profile = readProfile(propertiesOf("profile"), names);
  const problems = [
    ...[...given].flatMap(([name, { properties }]) => checkKeys(name, properties, names)),
    ...definitions.flatMap((definition) => checkSettings(definition, given)),
    ...profile.problems.map((problem) => `profile: ${problem}`),
    ...(profile.names.length > 0 && given.has(ALL)
      ? [`profile: exclude each other, names and the level of "all"`]
      : []),
    ...wrongExemptions.map((problem) => `exemptions: ${problem}`),
  ];
  return { configuration: { ...levelsOf(definitions, given, profile), exemptions }, problems };
}

function checkKeys(name: string, properties: Properties, names: ReadonlySet<string>): string[] {
  if (names.has(name) || name === "profile") return [];
  if (name !== ALL && !PACK_POLICIES.some((known) => known === name))
    return [`${name}: there is no policy of this name`];
  const known = name === "exemptions" ? ["list"] : [];
  return Object.keys(properties)
    .filter((key) => !known.includes(key))
    .map((key) => `${name}: ${key}: unknown; it takes ${known.join(", ") || "no parameters"}`);
}

function checkSettings(definition: PolicyDefinition, given: ReadonlyMap<string, PolicySettings>): string[] {
  const { name, parameters } = definition;
  const settings = given.get(name);
  const reader = new ParameterReader(settings?.properties);
  parameters?.(reader);
  // "all" gives the level to every policy; Pulumi takes it for mandatory where there is no remedy.
  const cannotRemediate = settings?.level === "remediate" && !given.has(ALL) && !("remedy" in definition);
  const problems = [...reader.problems, ...(cannotRemediate ? ["remediate: it has no remedy; write mandatory"] : [])];
  return problems.map((problem) => `${name}: ${problem}`);
}

interface Profile {
  readonly names: readonly string[];
  /** Policies that it leaves as they are. */
  readonly except: readonly string[];
  readonly problems: readonly string[];
}

function readProfile(given: Properties, policies: ReadonlySet<string>): Profile {
  const reader = new ParameterReader(given);
  const names = reader.strings("names", {
    default: [],
    description: `Profiles that apply together: ${[...profiles.keys()].join(", ")}`,
    items: "the name of a profile",
  });
  const except = reader.strings("except", {
    default: [],
    description: "Policies that the profiles leave as they are",
    items: "the name of a policy",
  });
  const unknownProfiles = names.filter((name) => !profiles.has(name));
  const unknownPolicies = except.filter((name) => !policies.has(name));
  const problems = [
    ...reader.problems,
    ...unknownProfiles.map((name) => `names: there is no profile ${name}; write ${[...profiles.keys()].join(", ")}`),
    ...unknownPolicies.map((name) => `except: there is no policy ${name}`),
    ...(names.includes("baseline") && names.includes("strict")
      ? ["names: baseline and strict exclude each other"]
      : []),
  ];
  return { names, except, problems };
}

/** A level that the file gives counts more than the profile's. The engine does not tell one from the policy's own. */
function levelsOf(
  definitions: readonly PolicyDefinition[],
  given: ReadonlyMap<string, PolicySettings>,
  { names, except }: Profile,
): Pick<Configuration, "levels" | "off"> {
  const levels = new Map<string, "mandatory" | "advisory">(ALWAYS_ADVISORY.map((name) => [name, "advisory"]));
  const off = new Map<string, string>();
  for (const definition of definitions) {
    const { name, enforcement = "mandatory" } = definition;
    const level = given.get(name)?.level ?? enforcement;
    if (level !== enforcement || except.includes(name)) continue;
    const underProfile = levelUnder(names, definition);
    if (underProfile === "off") off.set(name, `is not in profile ${names.join(", ")}`);
    else if (underProfile !== undefined) levels.set(name, underProfile);
  }
  return { levels, off };
}
