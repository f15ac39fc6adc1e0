import { generateKeyPairSync } from "node:crypto";
import { Agent, createServer, request, type Server } from "node:http";
import {
  auditWriter,
  EnvironmentReader,
  type Handler,
  type RunningService,
  readServiceConfiguration,
  startService,
} from "../services/framework";
import { compareInTurn } from "./measure";

type Algorithm = "HS256" | "RS256";

const ALGORITHMS: readonly Algorithm[] = ["HS256", "RS256"];
const RUNS = 2_000;
const ISSUER = "https://login.example.com/";
const SECRET = "0123456789abcdef0123456789abcdef";
const REPLY = { id: "order-1", item: "book", quantity: 1, amount: 990, currency: "EUR" };
const answer: Handler = async () => ({ status: 200, body: REPLY });

/**
 * The latency of one small GET over loopback: behind the full middleware (peer identity, token, rate limit, role, audit line
 * made but not written, security headers) against the same answer from a bare `node:http` server. One line for each kind
 * of token.
 *
 * @param runs measured requests of each, after a quarter as many that are not
 */
export async function measureMiddleware(runs = RUNS): Promise<string> {
  const lines: string[] = [];
  for (const algorithm of ALGORITHMS) lines.push(await measureWith(algorithm, runs));
  return lines.join("\n");
}

async function measureWith(algorithm: Algorithm, runs: number): Promise<string> {
  const bare = await startBare();
  const { service, token } = await startGuarded(algorithm);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const guarded = (): Promise<void> => get(agent, service.port, token);
  const direct = (): Promise<void> => get(agent, bare.port, token);
  await compareInTurn(guarded, direct, Math.ceil(runs / 4));
  const { first, second, ratio } = await compareInTurn(guarded, direct, runs);
  agent.destroy();
  bare.server.close();
  await service.stop();
  const [through, without] = [first, second].map((seconds) => `${(seconds * 1e6).toFixed(0)} µs`);
  return `middleware with ${algorithm} tokens: ${ratio.toFixed(2)} × the bare handler (${through} against ${without})`;
}

async function startBare(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => {
    const payload = JSON.stringify(REPLY);
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(payload) });
    response.end(payload);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : 0 };
}

async function startGuarded(algorithm: Algorithm): Promise<{ service: RunningService; token: string }> {
  const { SignJWT } = await import("jose");
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keys =
    algorithm === "HS256"
      ? { ACCESS_TOKEN_SECRET: SECRET }
      : { JWKS: JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1" }] }) };
  const reader = new EnvironmentReader({
    ...keys,
    HOST: "127.0.0.1",
    PORT: "0",
    MESH: "istio",
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: "orders",
    RATE_LIMIT_REQUESTS: "1000000",
    RATE_LIMIT_WINDOW_SECONDS: "1",
    SHUTDOWN_DELAY_SECONDS: "0",
  });
  const configuration = readServiceConfiguration(reader);
  reader.finish("bench");
  const routes = [{ method: "GET", path: "/orders/:id", allow: { role: "orders:read" }, handle: answer }] as const;
  const quiet = { record: auditWriter(() => {}), log: () => {} };
  const service = await startService({ name: "bench", configuration, routes }, quiet);
  const token = await new SignJWT({ roles: ["orders:read"] })
    .setProtectedHeader({ alg: algorithm, kid: "1" })
    .setIssuer(ISSUER)
    .setAudience("orders")
    .setSubject("bench")
    .setExpirationTime("1h")
    .sign(algorithm === "HS256" ? Buffer.from(SECRET) : privateKey);
  return { service, token };
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
