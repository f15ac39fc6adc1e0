import { prepare, root, runProgram } from "./prepare.mjs";

prepare();
runProgram(`${root}/policies/bin/cli.js`, process.argv.slice(2));
