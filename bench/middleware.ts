import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { Agent, request } from "node:http";
import fastify, { type FastifyPluginAsync } from "fastify";
import { auditWriter, systemClock, type TokenRules } from "../services/middleware/src";
import type { RunningService } from "../services/server";
import { type Application, FRAMEWORKS, listeningFastify, type Protection } from "../test/services/support/frameworks";
import { Recorder } from "../test/services/support/runningServices";
import { startTestService } from "../test/services/support/testService";
import { compareInTurn } from "./measure";

type Algorithm = "HS256" | "RS256";

const ALGORITHMS: readonly Algorithm[] = ["HS256", "RS256"];
const RUNS = 2_000;
const ISSUER = "https://login.example.com/";
const SECRET = "0123456789abcdef0123456789abcdef";
const REPLY = { id: "order-1", item: "book", quantity: 1, amount: 990, currency: "EUR" };
const routes: FastifyPluginAsync = async (app) => {
  app.get("/orders/:id", async () => REPLY);
};
const PLENTY = { requests: 1_000_000, windowSeconds: 1 };
/** Lines are made and not written. */
const record = auditWriter(() => {});

/**
 * The latency of one small GET over loopback: behind everything that protects it (peer identity, both rate limits, token,
 * audit line made but not written) against the same answer from the same framework without it. One line for each
 * framework and kind of token; the sample services, with their security headers, are compared with bare Fastify.
 *
 * @param runs measured requests of each, after a quarter as many that are not
 */
export async function measureMiddleware(runs = RUNS): Promise<string> {
  const lines: string[] = [];
  for (const algorithm of ALGORITHMS) {
    const tokens = await newTokens(algorithm);
    for (const [name, start] of Object.entries(FRAMEWORKS)) {
      const guarded = await start(protectionBy(tokens.rules));
      lines.push(await compare(`${name} with ${algorithm} tokens`, guarded, await start(), tokens.token, runs));
    }
    const service = await startSampleService(tokens.environment);
    lines.push(
      await compare(`the sample services with ${algorithm} tokens`, service, await startBare(), tokens.token, runs),
    );
  }
  return lines.join("\n");
}

/** Stops both when they are compared. */
async function compare(
  what: string,
  guarded: Application,
  bare: Application,
  token: string,
  runs: number,
): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const through = (): Promise<void> => get(agent, guarded.port, token);
  const direct = (): Promise<void> => get(agent, bare.port, token);
  await compareInTurn(through, direct, Math.ceil(runs / 4));
  const { first, second, ratio } = await compareInTurn(through, direct, runs);
  agent.destroy();
  await Promise.all([guarded.stop(), bare.stop()]);
  const [withIt, without] = [first, second].map((seconds) => `${(seconds * 1e6).toFixed(0)} µs`);
  return `${what}: ${ratio.toFixed(2)} × the bare handler (${withIt} against ${without})`;
}

async function startBare(): Promise<Application> {
  const app = fastify();
  await app.register(routes);
  return listeningFastify(app);
}

function protectionBy(tokens: TokenRules): Protection {
  return {
    tokens,
    environment: {},
    peers: { source: "istio", allowed: [] },
    peerRateLimit: PLENTY,
    rateLimit: PLENTY,
    clock: systemClock,
    record,
    log: () => {},
    fetch,
  };
}

interface Tokens {
  readonly token: string;
  readonly rules: TokenRules;
  /** The same keys, as settings of a service. */
  readonly environment: Readonly<Record<string, string>>;
}

async function newTokens(algorithm: Algorithm): Promise<Tokens> {
  const common = { issuer: ISSUER, audiences: ["orders"] };
  if (algorithm === "HS256") {
    return {
      token: await signed(algorithm, Buffer.from(SECRET)),
      rules: { ...common, keys: { kind: "secret", secret: SECRET } },
      environment: { ACCESS_TOKEN_SECRET: SECRET },
    };
  }
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { kty = "RSA", ...key } = publicKey.export({ format: "jwk" });
  const jwks = { keys: [{ ...key, kty, kid: "1" }] };
  return {
    token: await signed(algorithm, privateKey),
    rules: { ...common, keys: { kind: "jwks", jwks } },
    environment: { JWKS: JSON.stringify(jwks) },
  };
}

async function signed(algorithm: Algorithm, key: Buffer | KeyObject): Promise<string> {
  const { SignJWT } = await import("jose");
  return new SignJWT({ roles: ["orders:read"] })
    .setProtectedHeader({ alg: algorithm, kid: "1" })
    .setIssuer(ISSUER)
    .setAudience("orders")
    .setSubject("bench")
    .setExpirationTime("1h")
    .sign(key);
}

function startSampleService(keys: Readonly<Record<string, string>>): Promise<RunningService> {
  const settings = {
    ACCESS_TOKEN_SECRET: "",
    ...keys,
    JWT_AUDIENCE: "orders",
    RATE_LIMIT_REQUESTS: "1000000",
    RATE_LIMIT_WINDOW_SECONDS: "1",
  };
  const { logger } = new Recorder();
  return startTestService(routes, { record, logger }, settings);
}

function get(agent: Agent, port: number, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "x-forwarded-client-cert": "Hash=1;URI=spiffe://cluster.local/ns/shop/sa/gateway",
    };
    request({ host: "127.0.0.1", port, path: "/orders/order-1", agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on("end", resolve);
    })
      .on("error", reject)
      .end();
  });
}
