// Loaded into the process of a program before the program.
import { deferSeldomNeeded } from "../deferredModules";
import { exitWithParent } from "../exitWithParent";

exitWithParent();
deferSeldomNeeded(process.cwd());
