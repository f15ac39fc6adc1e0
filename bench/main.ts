import { measureCheck, measureUnchangedUp } from "./checks";
import { measureMemory } from "./memory";
import { measureMiddleware } from "./middleware";
import { measurePolicyPack, measurePolicyPackBoot } from "./policyPack";
import { measureDevStack } from "./previews";
import { measureResource } from "./resources";
import { measureSidecars } from "./sidecars";

const measurements: Readonly<Record<string, () => Promise<string>>> = {
  resource: measureResource,
  devStack: measureDevStack,
  unchangedUp: measureUnchangedUp,
  check: measureCheck,
  policyPackBoot: measurePolicyPackBoot,
  policyPack: measurePolicyPack,
  middleware: measureMiddleware,
  memory: measureMemory,
  sidecars: measureSidecars,
};

/** Runs all measurements, or those that are named on the command line. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !Object.hasOwn(measurements, name));
  if (unknown.length > 0) {
    console.error(`there is no measurement ${unknown.join(", ")}; write ${Object.keys(measurements).join(", ")}`);
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(measurements)) {
    if (named.length === 0 || named.includes(name)) console.log(await measure());
  }
}

main();
