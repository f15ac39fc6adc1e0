import { spawnSync } from "node:child_process";
import { equipMachine } from "./machine.mjs";
import { prepare, root, runProgram } from "./prepare.mjs";

const given = process.argv.slice(2);
if (given.length === 0) equipMachine();
prepare();
const engine = spawnSync(process.execPath, [`${root}/sandbox/bin/engine/main.js`], { stdio: "inherit" });
if (engine.status !== 0) process.exit(1);

runProgram(`${root}/node_modules/mocha/bin/mocha.js`, given.length > 0 ? given : ["test/**/*.test.ts"]);
