import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { networkInterfaces } from "node:os";
import { isAlive } from "./lock";
import { undoAtExit } from "./undo";

/** How many networks this process has made. */
let made = 0;

/** A pod's own network namespace. */
export interface PodLink {
  readonly netns: string;
  readonly address: string;
}

/**
 * A network that pods share among themselves and with this machine, as one bridge with a link to each.
 *
 * The bridge lies in a network namespace of its own, where no rules of this machine's firewall apply. The addresses are
 * of 198.18.0.0/15, which is reserved for tests of networks (RFC 2544).
 */
export class PodNetwork {
  /** This machine's own address in the network. */
  readonly gateway: string;
  /** Names the process, so that what it leaves behind when it is killed can be told. */
  private readonly name = `tb${process.pid}n${made++}`;
  private readonly subnet = unusedSubnet();
  private readonly pods: string[] = [];
  private readonly withdraw: () => void;
  private nextHost = 2;

  constructor() {
    this.gateway = `${this.subnet}.1`;
    removeLeftNamespaces();
    this.withdraw = undoAtExit(() => this.remove());
    ip("netns", "add", this.name);
    ip("-n", this.name, "link", "add", "bridge", "type", "bridge");
    ip("-n", this.name, "link", "set", "bridge", "up");
    ip("link", "add", this.name, "type", "veth", "peer", "name", "host", "netns", this.name);
    ip("-n", this.name, "link", "set", "host", "master", "bridge", "up");
    ip("addr", "add", `${this.gateway}/24`, "dev", this.name);
    ip("link", "set", this.name, "up");
  }

  /**
   * Makes a network namespace with an address, and routes to the machine and to link-local addresses.
   *
   * @param further a second address, such as a link-local one that agents of a node have
   */
  addPod(further?: string): PodLink {
    const host = this.nextHost++;
    const [netns, port, address] = [`${this.name}-${host}`, `pod${host}`, `${this.subnet}.${host}`];
    ip("netns", "add", netns);
    this.pods.push(netns);
    ip("-n", this.name, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", netns);
    ip("-n", this.name, "link", "set", port, "master", "bridge", "up");
    ip("-n", netns, "link", "set", "lo", "up");
    ip("-n", netns, "addr", "add", `${address}/24`, "dev", "eth0");
    if (further !== undefined) ip("-n", netns, "addr", "add", `${further}/32`, "dev", "eth0");
    ip("-n", netns, "link", "set", "eth0", "up");
    ip("-n", netns, "route", "add", "default", "via", this.gateway);
    ip("-n", netns, "route", "add", "169.254.0.0/16", "dev", "eth0");
    return { netns, address };
  }

  /** @throws Error if nothing listens at a TCP port of the namespace */
  listens({ netns }: PodLink, port: number): void {
    const open = execFileSync("ip", ["netns", "exec", netns, "cat", "/proc/net/tcp"], { encoding: "utf8" });
    const hex = port.toString(16).toUpperCase().padStart(4, "0");
    // State 0A is LISTEN. Source: the kernel's include/net/tcp_states.h.
    if (!new RegExp(`^ *\\d+: [0-9A-F]{8}:${hex} \\S+ 0A `, "m").test(open)) throw new Error(`port ${port} is closed`);
  }

  removePod({ netns }: PodLink): void {
    const index = this.pods.indexOf(netns);
    if (index < 0) return;
    this.pods.splice(index, 1);
    ip("netns", "delete", netns);
  }

  /** Removes everything. The links go with the namespaces that they are in. */
  remove(): void {
    for (const netns of [...this.pods.splice(0), this.name]) {
      try {
        ip("netns", "delete", netns);
      } catch {
        // Never made, or gone already.
      }
    }
    this.withdraw();
  }
}

function ip(...args: string[]): string {
  return execFileSync("ip", args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
}

/** Removes the namespaces of processes that were killed. */
function removeLeftNamespaces(): void {
  for (const [name, pid] of ip("netns", "list").matchAll(/^tb(\d+)n\d+(?:-\d+)?/gm)) {
    if (!isAlive(Number(pid))) ip("netns", "delete", name);
  }
}

/** The first three numbers of a subnet in which this machine has no address. */
function unusedSubnet(): string {
  const taken = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  for (;;) {
    const subnet = `198.${randomInt(18, 20)}.${randomInt(256)}`;
    if (!taken.some(({ address }) => address.startsWith(`${subnet}.`))) return subnet;
  }
}
