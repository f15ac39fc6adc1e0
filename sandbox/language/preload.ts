// Loaded into the process of a program before the program.
import { deferSeldomNeeded } from "../deferredModules";
import { exitWithParent } from "../exitWithParent";
import { takeStacksOnDemand } from "./promiseStacks";
import { nameOwnLines } from "./sourcePositions";
import { inspectErrorsWithoutColours } from "./uncolouredErrors";

exitWithParent();
inspectErrorsWithoutColours();
nameOwnLines(process.cwd());
deferSeldomNeeded(process.cwd());
takeStacksOnDemand(process.cwd());
