import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What one end of a TLS connection has: the authority it trusts and, unless it stays unknown, its own certificate. */
export interface Credentials {
  readonly ca: string;
  readonly cert?: string;
  readonly key?: string;
}

const SERVER = `
const { createServer } = require("node:https");
const options = { ...JSON.parse(process.env.CREDENTIALS), requestCert: true, rejectUnauthorized: true };
const server = createServer(options, (request, response) => {
  response.end(request.socket.getPeerCertificate().subjectaltname.replace(/DNS:/g, ""));
});
server.on("tlsClientError", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

const CLIENT = `
const { request } = require("node:https");
const { port, servername, ...credentials } = JSON.parse(process.env.CREDENTIALS);
const call = request({ host: "127.0.0.1", port, servername, ...credentials }, (response) => {
  let body = "";
  response.on("data", (chunk) => { body += chunk; });
  response.on("end", () => console.log(response.statusCode, body));
});
call.on("error", (error) => console.log(error.code ?? "", error.message));
call.end();
`;

/**
 * One request over mutual TLS from one Node.js process to another.
 *
 * @returns what the client saw: the status and its own names as the server knows them, or the error
 */
export async function handshake(ends: {
  readonly server: Credentials;
  readonly client: Credentials;
  /** The name that the client wants the server to prove. */
  readonly serverName: string;
}): Promise<{ readonly client: string }> {
  const server = start(SERVER, ends.server);
  try {
    const port = Number(await firstLine(server));
    const client = start(CLIENT, { ...ends.client, port, servername: ends.serverName });
    return { client: await firstLine(client) };
  } finally {
    server.kill();
  }
}

function start(program: string, credentials: object) {
  return spawn(process.execPath, ["-e", program], {
    env: { ...process.env, CREDENTIALS: JSON.stringify(credentials) },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function firstLine(child: ReturnType<typeof start>): Promise<string> {
  return new Promise((line, failed) => {
    createInterface({ input: child.stdout }).once("line", line);
    child.once("error", failed);
  });
}
