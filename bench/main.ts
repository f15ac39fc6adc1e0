import { measureMemory } from "./memory";
import { measureMiddleware } from "./middleware";
import { measureDevStack, measurePolicyPack } from "./previews";
import { measureSidecars } from "./sidecars";

const measurements = [measureDevStack, measurePolicyPack, measureMiddleware, measureMemory, measureSidecars];

async function main(): Promise<void> {
  for (const measure of measurements) console.log(await measure());
}

main();
