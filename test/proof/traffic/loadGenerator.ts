import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** What to send, as JSON in the first argument. */
export interface Load {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly seconds: number;
  /** How many requests are on their way at any time. */
  readonly concurrency: number;
}

/** How many requests ended how: by status, or by the code of the error. */
export type Outcomes = Record<string, number>;

async function generate(load: Load): Promise<Outcomes> {
  const agent = new Agent({ keepAlive: true });
  const outcomes: Outcomes = {};
  const end = Date.now() + load.seconds * 1000;
  const sender = async () => {
    while (Date.now() < end) {
      const outcome = await send(load, agent);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: load.concurrency }, sender));
  agent.destroy();
  return outcomes;
}

function send({ url, method, headers, body }: Load, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(
      url,
      { method, agent, headers: { ...headers, "idempotency-key": randomUUID() } },
      (response) => {
        response.on("error", () => resolve("broken off"));
        response.resume().on("end", () => resolve(String(response.statusCode)));
      },
    );
    sent.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    sent.end(body);
  });
}

if (require.main === module) {
  const [, , load = ""] = process.argv;
  generate(JSON.parse(load)).then((outcomes) => console.log(JSON.stringify(outcomes)));
}
