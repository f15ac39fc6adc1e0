// Makes sure that there is an engine, so that what follows need not wait for one.
import { engineSources, resolveEngine } from "./resolve";

resolveEngine(engineSources(process.env, (line) => console.error(line))).catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
