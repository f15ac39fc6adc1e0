import { prepare, root, runProgram } from "./prepare.mjs";

prepare();
process.chdir(root);
const given = process.argv.slice(2);
runProgram(`${root}/node_modules/mocha/bin/mocha.js`, given.length > 0 ? given : ["test/**/*.test.ts"]);
