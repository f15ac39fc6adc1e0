import { Agent, request as httpsRequest } from "node:https";
import { asText, type Props, type Value } from "../../protocol";
import type { ClusterAccess } from "./kubeconfig";

/** Time without a byte from the API server. Unit: milliseconds. */
const TIMEOUT = 60_000;

/** What an API server refused, or that it could not be reached (code 0). */
export class ApiError extends Error {
  /** @param code the HTTP status @param reason the API's own word, such as `Invalid` or `Conflict` */
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

interface RequestOptions {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Value;
  /** @default application/json */
  readonly contentType?: string;
}

/** Speaks HTTPS with one API server. */
export class ApiClient {
  private readonly agent: Agent;

  constructor(private readonly access: ClusterAccess) {
    const { ca, cert, key, serverName, verify } = access;
    this.agent = new Agent({ keepAlive: true, ca, cert, key, servername: serverName, rejectUnauthorized: verify });
  }

  /**
   * Sends a request and returns the JSON that was answered.
   *
   * @throws ApiError for anything but success
   */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Props> {
    const { code, text } = await this.send(method, path, options);
    const answer = asJson(text);
    if (code >= 200 && code < 300) return answer ?? {};
    throw new ApiError(code, asText(answer?.reason) || `HTTP ${code}`, asText(answer?.message) || text.trim());
  }

  /** Lets go of the connections that are kept for further requests. */
  close(): void {
    this.agent.destroy();
  }

  private send(
    method: string,
    path: string,
    { query = {}, body, contentType = "application/json" }: RequestOptions,
  ): Promise<{ readonly code: number; readonly text: string }> {
    const { server, token } = this.access;
    const url = new URL(server.pathname.replace(/\/$/, "") + path, server);
    url.search = new URLSearchParams(query).toString();
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      accept: "application/json",
      ...(content ? { "content-type": contentType, "content-length": content.length } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    return new Promise((resolve, reject) => {
      const unreachable = (error: Error) =>
        reject(new ApiError(0, "Unreachable", `no answer from ${server.origin}: ${error.message}`));
      const request = httpsRequest(url, { method, headers, agent: this.agent, timeout: TIMEOUT }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", unreachable);
        response.on("end", () => {
          resolve({ code: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      request.on("timeout", () => request.destroy(new Error(`silent for ${TIMEOUT / 1000} s`)));
      request.on("error", unreachable);
      request.end(content);
    });
  }
}

function asJson(text: string): Props | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
