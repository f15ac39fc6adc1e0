// Loaded into the process of a program before the program.
import { deferSeldomNeeded } from "../deferredModules";

deferSeldomNeeded(process.cwd());
