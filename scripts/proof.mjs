// Runs the tests that fill docs/proof.md, and has them write it.
import { spawnSync } from "node:child_process";
import { root } from "./prepare.mjs";

const { status } = spawnSync(process.execPath, [`${root}/scripts/test.mjs`, "test/proof/**/*.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, PROOF: "1" },
});
process.exit(status ?? 1);
