import { prepare, root, runProgram } from "./prepare.mjs";

prepare();
runProgram("--import=tsx", [`${root}/bench/main.ts`, ...process.argv.slice(2)]);
