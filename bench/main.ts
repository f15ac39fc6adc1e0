import { measureMiddleware } from "./middleware";
import { measureDevStack, measurePolicyPack } from "./previews";

const measurements = [measureDevStack, measurePolicyPack, measureMiddleware];

async function main(): Promise<void> {
  for (const measure of measurements) console.log(await measure());
}

main();
