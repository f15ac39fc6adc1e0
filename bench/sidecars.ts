import { type ChildProcess, execFile, spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { TrafficBed } from "../test/proof/traffic/trafficBed";
import { eventually, missingRequirements } from "../test/testbed";
import { median } from "./measure";

const run = promisify(execFile);

const ROUNDS = 8;
/** Requests of each way and round, after a quarter as many that are not measured. */
const REQUESTS = 250;

const PAYMENTS = join(__dirname, "..", "services", "bin", "payments", "main.js");
const CHARGE = JSON.stringify({ orderId: "o-1", amount: 100, currency: "EUR" });

/** Answers as payments does, without looking at anything. */
const BARE = `require("node:http").createServer((request, response) => request.resume().on("end", () =>
  response.writeHead(201, { "content-type": "application/json" }).end(${JSON.stringify(CHARGE)}))).listen(8080)`;

/** One way to send a request: from a network namespace to an address. */
interface Way {
  readonly url: string;
  readonly exec: (command: readonly string[]) => Promise<string>;
}

/**
 * The latency of one small POST between two network namespaces: to a bare `node:http` server, to payments with its
 * middleware, and to payments through both sidecars. Asked in turn, one request at a time, medians of all rounds.
 */
export async function measureSidecars(): Promise<string> {
  const missing = missingRequirements();
  if (missing.length > 0) return `sidecars: not measured, for want of ${missing.join("; ")}`;
  const bed = await TrafficBed.start();
  const servers: ChildProcess[] = [];
  try {
    const { network } = bed.mesh;
    const client = network.addPod();
    const plain = (command: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
      const link = network.addPod();
      servers.push(serve(link.netns, command, env));
      return `http://${link.address}:8080/charges`;
    };
    const exec = async (command: readonly string[]): Promise<string> =>
      (await run("ip", ["netns", "exec", client.netns, ...command])).stdout;
    const orders = bed.pod("orders");
    const ways: readonly Way[] = [
      { url: plain([process.execPath, "-e", BARE]), exec },
      { url: plain([process.execPath, PAYMENTS], bed.standaloneEnvironment()), exec },
      { url: "http://payments.payments/charges", exec: (command) => orders.exec(command) },
    ];
    const [direct = Number.NaN, middleware = Number.NaN, sidecars = Number.NaN] = await mediansOf(ways, tokenOf(bed));
    return [
      `middleware: ${(middleware / direct).toFixed(2)} × a bare server in another network namespace`,
      `middleware and both sidecars: ${(sidecars / direct).toFixed(2)} × the bare server, ${(sidecars / middleware).toFixed(2)} × the middleware alone`,
    ].join("\n");
  } finally {
    for (const server of servers) server.kill("SIGKILL");
    await bed.stop();
  }
}

function serve(netns: string, command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  // The kernel ends the server if this process is killed and cannot do so itself.
  const args = ["--pdeathsig", "KILL", "ip", "netns", "exec", netns, ...command];
  return spawn("setpriv", args, { stdio: "ignore", env: { ...process.env, ...env } });
}

async function mediansOf(ways: readonly Way[], token: string): Promise<number[]> {
  const durations = ways.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, way] of ways.entries()) durations[index]?.push(...(await measure(way, token)));
  }
  return durations.map(median);
}

/** Durations of requests on one connection. Unit: milliseconds. */
function measure({ url, exec }: Way, token: string): Promise<number[]> {
  const command = [process.execPath, "--import", "tsx", __filename, url, token];
  return eventually(`answers of ${url}`, async (): Promise<number[]> => JSON.parse(await exec(command)));
}

function tokenOf(bed: TrafficBed): string {
  return bed.token("a valid token") ?? "";
}

async function measureHere(url: string, token: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const durations: number[] = [];
  for (let sent = -Math.ceil(REQUESTS / 4); sent < REQUESTS; sent++) {
    const started = performance.now();
    await post(agent, url, token);
    if (sent >= 0) durations.push(performance.now() - started);
  }
  agent.destroy();
  return durations;
}

function post(agent: Agent, url: string, token: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    // The same charge again, so that no disk is measured.
    "idempotency-key": "bench",
  };
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", agent, headers }, (response) => {
      if (response.statusCode !== 201) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on("end", resolve);
    })
      .on("error", reject)
      .end(CHARGE);
  });
}

if (require.main === module) {
  const [, , url = "", token = ""] = process.argv;
  measureHere(url, token).then((durations) => console.log(JSON.stringify(durations)));
}
