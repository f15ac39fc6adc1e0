import { createHmac } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fastify from "fastify";
import { protection } from "../services/middleware/src/fastify";

const SECRET = "0123456789abcdef0123456789abcdef";
const ISSUER = "https://login.example.com/";
const RULES = { keys: { kind: "secret", secret: SECRET }, issuer: ISSUER, audiences: ["orders"] } as const;

/**
 * Whether memory stays flat: the heap, after collection, once a tenth of the clients have been answered and once all have. Each
 * comes from an address of its own, with a token and a subject of its own, through the whole of the middleware in Fastify.
 */
export async function measureMemory(clients = 200_000): Promise<string> {
  const app = fastify();
  await app.register(protection, { service: "bench", tokens: RULES, environment: {}, record: () => {} });
  app.get("/", async () => ({}));
  await app.ready();
  const [early, late] = [Math.floor(clients / 10), clients];
  const heaps: number[] = [];
  for (let client = 1; client <= late; client++) {
    const headers = { authorization: `Bearer ${tokenOf(client)}` };
    const { statusCode } = await app.inject({ url: "/", remoteAddress: addressOf(client), headers });
    if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
    if (client === early || client === late) heaps.push(heapMegabytes());
  }
  await app.close();
  const [first, last] = heaps.map((heap) => `${heap.toFixed(0)} MB`);
  return `memory: ${first} of heap after ${early} clients with tokens of their own, ${last} after ${late}`;
}

function tokenOf(client: number): string {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const parts = [{ alg: "HS256" }, { iss: ISSUER, aud: "orders", sub: `client-${client}`, exp }];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${signed}.${createHmac("sha256", SECRET).update(signed).digest("base64url")}`;
}

/** Of 10.0.0.0/8. */
function addressOf(client: number): string {
  return `10.${(client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}`;
}

function heapMegabytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed / 1e6;
}
