// Makes a fresh clone ready: dependencies if missing or older than the lockfile, then the compiled sandbox and policy pack.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs and compiles what is missing; ends the process with one line if that fails. */
export function prepare() {
  if (!dependenciesAreCurrent()) {
    console.error("installing dependencies (about half a minute)");
    run(
      "npm",
      ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
      "npm could not install the dependencies",
    );
  }
  run("npm", ["run", "--silent", "build"], "the code does not compile");
}

/** Where the caller is: npm runs scripts in the folder of package.json. */
export const callersFolder = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

/** Runs a compiled program of the project in a folder and ends with its exit code. */
export function runProgram(file, args, cwd = root) {
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd, stdio: "inherit" });
  process.exit(status ?? 1);
}

function dependenciesAreCurrent() {
  const installed = `${root}/node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs;
}

function run(command, args, failure) {
  // Standard output belongs to what the caller asked for.
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  console.error(`error: ${failure}`);
  process.exit(1);
}
