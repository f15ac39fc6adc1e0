// Installs the commands that the tests use and this machine lacks, where that is possible: as root, with apt-get.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Debian packages by the command that each brings: pods are network namespaces; ps and curl look at what tests start. */
const PACKAGES = {
  curl: "curl",
  ip: "iproute2",
  iptables: "iptables",
  openssl: "openssl",
  pip: "python3-pip",
  ps: "procps",
  setpriv: "util-linux",
};

/** Installs what is missing. Where it cannot be, says so in one line with the command that does it; ends CI's run. */
export function equipMachine() {
  const missing = Object.entries(PACKAGES).flatMap(([command, name]) => (isOnPath(command) ? [] : [name]));
  if (missing.length === 0) return;
  const install = `apt-get install -y ${missing.join(" ")}`;
  if (process.getuid?.() === 0 && isOnPath("apt-get")) {
    console.error(`installing ${missing.join(", ")}`);
    if (aptGet("update") && aptGet("install", "-y", ...missing)) return;
  }
  console.error(`some tests will be left out for want of ${missing.join(", ")}; as root: ${install}`);
  if (process.env.CI) process.exit(1);
}

function aptGet(...args) {
  const { status } = spawnSync("apt-get", ["-qq", ...args], {
    stdio: ["ignore", "ignore", 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

function isOnPath(command) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) equipMachine();
