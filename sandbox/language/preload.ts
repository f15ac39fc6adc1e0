// Loaded into the process of a program before the program.
import { deferSeldomNeeded } from "../deferredModules";
import { exitWithParent } from "../exitWithParent";
import { inspectErrorsWithoutColours } from "./uncolouredErrors";

exitWithParent();
inspectErrorsWithoutColours();
deferSeldomNeeded(process.cwd());
