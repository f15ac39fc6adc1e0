import { callersFolder, prepare, root, runProgram } from "./prepare.mjs";

prepare();
runProgram(
  `${root}/sandbox/bin/cli.js`,
  ["up", "--stack", "dev", "--summary", ...process.argv.slice(2)],
  callersFolder,
);
