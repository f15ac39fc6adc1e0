// Puts the compiled policy pack into one file: Node.js takes longer to find hundreds of files than to read what is in them.
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./prepare.mjs";

const policies = join(root, "policies");

buildSync({
  entryPoints: [join(policies, "bin/index.js")],
  outfile: join(policies, "bin/pack.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
