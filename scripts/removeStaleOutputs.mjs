// Removes what was compiled from files that are gone: a stale namespaces.js would be loaded in the place of namespaces/index.js.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Where each compiled folder comes from. */
const compiled = {
  dist: "components",
  "policies/bin": "policies",
  "sandbox/bin": "sandbox",
  "services/bin": "services",
};

for (const [output, source] of Object.entries(compiled)) {
  const folder = join(root, output);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const file of files) {
    const [, path] = /^(.+?)(?:\.d\.ts|\.js|\.js\.map)$/.exec(file) ?? [];
    if (path !== undefined && !existsSync(join(root, source, `${path}.ts`))) rmSync(join(folder, file));
  }
}
