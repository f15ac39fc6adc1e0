import { deferSeldomNeeded } from "../deferredModules";
import { exitWithParent } from "../exitWithParent";

// The engine starts this in the folder of a policy pack. The pack's main program serves it. The SDK's own runner would
// load a TypeScript compiler first, for which a compiled pack has no use.
exitWithParent();
deferSeldomNeeded(process.cwd());
require(process.cwd());
