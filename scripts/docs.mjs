import { prepare, root, runProgram } from "./prepare.mjs";

prepare();
runProgram("--import=tsx", [`${root}/docs/generate/main.ts`]);
