import { createRequire } from "node:module";
import type { EnforcementLevel } from "@pulumi/policy";
import { type PolicyDefinition, record } from "../core";
import { type Configuration, DEFAULT_CONFIGURATION, type PolicySettings, readConfiguration } from "./configuration";

/** The messages that the SDK itself uses: there may be another copy of `@pulumi/pulumi` nearer to this file. */
const messages: typeof import("@pulumi/pulumi/proto/analyzer_pb") = createRequire(require.resolve("@pulumi/policy"))(
  "@pulumi/pulumi/proto/analyzer_pb",
);

const { ADVISORY, MANDATORY, REMEDIATE, DISABLED } = messages.EnforcementLevel;

const LEVELS = new Map<number, EnforcementLevel>([
  [ADVISORY, "advisory"],
  [MANDATORY, "mandatory"],
  [REMEDIATE, "remediate"],
  [DISABLED, "disabled"],
]);

/** The configuration that counts now: the default one until the engine passes another. */
export class Settings {
  current: Configuration = DEFAULT_CONFIGURATION;
}

/**
 * Has the pack refuse a bad configuration, and sets the levels that profiles give.
 *
 * The SDK keeps what the engine passes and tells no policy of it. It asks the message for its content once, when it comes;
 * what this throws then is the engine's reason not to start.
 */
export function receiveConfiguration(definitions: readonly PolicyDefinition[], settings: Settings): void {
  const decode = messages.ConfigureAnalyzerRequest.deserializeBinary;
  messages.ConfigureAnalyzerRequest.deserializeBinary = (bytes) => {
    const request = decode(bytes);
    const given = request.getPolicyconfigMap();
    request.getPolicyconfigMap = () => {
      settings.current = accepted(given, definitions);
      return given;
    };
    return request;
  };
}

/**
 * @returns the configuration, its levels set in what the SDK is going to read
 * @throws BadConfiguration if there is anything wrong with it
 */
function accepted(given: PolicyConfigs, definitions: readonly PolicyDefinition[]): Configuration {
  const { configuration, problems } = readConfiguration(settingsIn(given), definitions);
  if (problems.length > 0) throw new BadConfiguration(problems);
  for (const [name, level] of configuration.levels) {
    given.get(name)?.setEnforcementlevel(level === "mandatory" ? MANDATORY : ADVISORY);
  }
  return configuration;
}

type PolicyConfigs = ReturnType<typeof messages.ConfigureAnalyzerRequest.prototype.getPolicyconfigMap>;

function settingsIn(given: PolicyConfigs): ReadonlyMap<string, PolicySettings> {
  return new Map(
    [...given.entries()].map(([name, config]) => [
      name,
      {
        level: LEVELS.get(config.getEnforcementlevel()) ?? "mandatory",
        properties: record(config.getProperties()?.toJavaScript()),
      },
    ]),
  );
}

/** Everything that is wrong with the file. The SDK sends the stack of an error to the engine, which prints it. */
class BadConfiguration extends Error {
  constructor(problems: readonly string[]) {
    super(["the file given by --policy-pack-config cannot be used", ...problems].join("\n  "));
    this.stack = this.message;
  }
}
