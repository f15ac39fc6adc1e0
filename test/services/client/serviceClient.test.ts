import assert from "node:assert/strict";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { TLSSocket } from "node:tls";
import type { FastifyRequest } from "fastify";
import { callersToken, ServiceClient, type ServiceClientOptions, ServiceUnreachable } from "../../../services/client";
import { httpServer, mutualTlsServer, RotatingCredentials } from "../../../services/server";
import { authenticatedRequest } from "../support/authenticatedRequest";
import { CredentialFolder, TestAuthority } from "../support/certificates";
import { eventually } from "../support/httpClient";
import { Recorder } from "../support/runningServices";
import { claimsAt, hmacToken } from "../support/tokens";

type Answering = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

const charge = { method: "POST", path: "/charges", body: { amount: 1 }, idempotencyKey: "order-1" } as const;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("ServiceClient", () => {
  /** A request of alice's that orders is handling. */
  const requestOf = (headers: Record<string, string> = {}): Promise<FastifyRequest> =>
    authenticatedRequest({ authorization: `Bearer ${token}`, "x-request-id": "req-1", ...headers });
  let token = "";
  before(() => {
    // Not earlier: a run of all tests outlasts a token.
    token = hmacToken(claimsAt(new Date()));
  });
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** A client of a server that answers so, the requests that came. */
  const against = async (answer: Answering, options: Partial<ServiceClientOptions> = {}) => {
    const requests: IncomingMessage[] = [];
    const server = httpServer((request, response) => {
      requests.push(request);
      request.resume();
      answer(request, response, requests.length);
    });
    const port = await listen(server);
    const client = new ServiceClient({
      baseUrl: new URL(`http://127.0.0.1:${port}`),
      token: callersToken,
      ...options,
    });
    closing.push(() => {
      client.close();
      server.close();
      server.closeAllConnections();
    });
    return { client, requests, server };
  };
  const json = (
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

  it("passes on the caller's token, the request's id and its trace, and nothing else of it", async () => {
    const { client, requests } = await against((_request, response) => json(response, 201, { id: "c-1" }));
    const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const answer = await client.call(
      await requestOf({ traceparent: trace, cookie: "secret", "x-forwarded-for": "1.2.3.4" }),
      charge,
    );
    assert.deepEqual(answer, { status: 201, body: { id: "c-1" } });
    const { host, connection, "content-length": _length, ...headers } = requests[0]?.headers ?? {};
    assert.deepEqual(headers, {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": '"order-1"',
      traceparent: trace,
      "x-request-id": "req-1",
    });
  });

  it("repeats with the same key until it is answered", async () => {
    const { client, requests } = await against((_request, response, attempt) =>
      json(response, attempt < 3 ? 503 : 201, {}),
    );
    assert.equal((await client.call(await requestOf(), charge)).status, 201);
    assert.deepEqual(
      requests.map(({ headers }) => headers["idempotency-key"]),
      ['"order-1"', '"order-1"', '"order-1"'],
    );
  });

  it("repeats after a connection that broke", async () => {
    const { client } = await against((request, response, attempt) => {
      if (attempt === 1) request.socket.destroy();
      else json(response, 201, {});
    });
    assert.equal((await client.call(await requestOf(), charge)).status, 201);
  });

  it("gives up after so many tries", async () => {
    const { client, requests } = await against((_request, response) => json(response, 503, { error: "busy" }), {
      attempts: 4,
    });
    assert.deepEqual(await client.call(await requestOf(), charge), { status: 503, body: { error: "busy" } });
    assert.equal(requests.length, 4);
  });

  const single: [string, Answering, Parameters<ServiceClient["call"]>[1]][] = [
    ["a POST without a key", (_request, response) => json(response, 503, {}), { method: "POST", path: "/charges" }],
    ["an answer that is final", (_request, response) => json(response, 403, {}), charge],
    [
      "an answer that says when to come back",
      (_request, response) => json(response, 503, {}, { "retry-after": "60" }),
      charge,
    ],
  ];
  for (const [what, answer, call] of single) {
    it(`does not repeat ${what}`, async () => {
      const { client, requests } = await against(answer);
      await client.call(await requestOf(), call);
      assert.equal(requests.length, 1);
    });
  }

  it("does not wait for an answer that does not come, or does not end", async () => {
    for (const hang of [
      () => {},
      (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(200).write("{"),
    ]) {
      const { client, requests } = await against(hang, { timeoutMs: 50, attempts: 2 });
      await assert.rejects(client.call(await requestOf(), charge), ServiceUnreachable);
      assert.equal(requests.length, 2);
    }
  });

  it("does not take an endless answer into memory", async () => {
    const { client } = await against(
      (_request, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const pump = (): void => {
          while (!response.destroyed && response.write("x".repeat(65_536)));
        };
        response.on("drain", pump);
        pump();
      },
      { attempts: 1 },
    );
    await assert.rejects(client.call(await requestOf(), charge), (error) => {
      assert.ok(error instanceof ServiceUnreachable);
      return /exceeded max size/.test(String(error.cause));
    });
  });

  it("sends nothing for a while after many failures in a row, and goes on when it is answered again", async () => {
    let isDown = true;
    const { client, requests } = await against(
      (request, response) => (isDown ? request.socket.destroy() : json(response, 201, {})),
      { attempts: 2, circuit: { failures: 4, pauseMs: 1_000 } },
    );
    const call = async () => client.call(await requestOf(), charge);
    for (let failed = 0; failed < 3; failed++) await assert.rejects(call(), ServiceUnreachable);
    assert.equal(requests.length, 4, "the third call was not sent");
    isDown = false;
    await assert.rejects(call(), (error: Error) => /breaker is open/.test(String(error.cause)));
    await eventually("it is answered again", () =>
      call().then(
        ({ status }) => status === 201 || undefined,
        () => undefined,
      ),
    );
  });

  describe("over mutual TLS", () => {
    const authority = new TestAuthority("ours");
    const spiffe = (name: string): string => `spiffe://cluster.local/ns/shop/sa/${name}`;

    const credentialsOf = (issued: ReturnType<TestAuthority["issue"]>) => {
      const folder = new CredentialFolder(issued);
      const credentials = new RotatingCredentials(folder.files, new Recorder());
      closing.push(() => {
        credentials.close();
        folder.remove();
      });
      return { credentials, folder };
    };
    /** @param released when it answers */
    const serverOf = async (
      issuer: TestAuthority,
      names: { uri?: string; dns?: string },
      released: Promise<unknown> = Promise.resolve(),
    ) => {
      const callers: (string | undefined)[] = [];
      const { credentials } = credentialsOf({ ...issuer.issue(names), ca: authority.pem });
      const server = mutualTlsServer((request, response) => {
        const { socket } = request;
        if (socket instanceof TLSSocket) callers.push(socket.getPeerX509Certificate()?.serialNumber);
        released.then(() => json(response, 201, {}));
      }, credentials);
      closing.push(() => {
        server.close();
        server.closeAllConnections();
      });
      return { port: await listen(server), callers };
    };
    const clientOf = (port: number, peers?: readonly string[]) => {
      const { credentials, folder } = credentialsOf(authority.issue({ uri: spiffe("orders") }));
      const client = new ServiceClient({
        baseUrl: new URL(`https://localhost:${port}`),
        token: callersToken,
        credentials,
        attempts: 1,
        ...(peers && { peers }),
      });
      closing.push(() => client.close());
      return { client, credentials, folder };
    };

    const rows: [string, { uri?: string; dns?: string }, readonly string[] | undefined, RegExp | undefined][] = [
      ["a server with the name of the URL", { dns: "localhost" }, undefined, undefined],
      ["a server with another name", { dns: "other" }, undefined, /does not match certificate/],
      ["a server with the named identity", { uri: spiffe("payments") }, [spiffe("payments")], undefined],
      [
        "a server with another identity",
        { uri: spiffe("other"), dns: "localhost" },
        [spiffe("payments")],
        /not for spiffe/,
      ],
    ];
    for (const [what, names, peers, refusal] of rows) {
      it(`${refusal ? "does not talk" : "talks"} to ${what}`, async () => {
        const { port, callers } = await serverOf(authority, names);
        const call = clientOf(port, peers).client.call(await requestOf(), charge);
        if (refusal === undefined) assert.equal((await call).status, 201);
        else await assert.rejects(call, (error: Error) => refusal.test(String(error.cause)));
        assert.equal(callers.length, refusal === undefined ? 1 : 0, "no token reaches the wrong server");
      });
    }

    it("does not talk to a server of another authority", async () => {
      const { port, callers } = await serverOf(new TestAuthority("theirs"), { dns: "localhost" });
      await assert.rejects(clientOf(port).client.call(await requestOf(), charge), ServiceUnreachable);
      assert.equal(callers.length, 0);
    });

    it("shows its renewed certificate from the next call on, without failing those under way", async () => {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { port, callers } = await serverOf(authority, { dns: "localhost" }, released);
      const { client, credentials, folder } = clientOf(port);
      const underWay = [1, 2, 3].map(async () => client.call(await requestOf(), charge));
      await eventually("three calls are under way", () => callers.length === 3 || undefined);
      folder.write(authority.issue({ uri: spiffe("orders") }));
      credentials.check();
      const later = client.call(await requestOf(), charge);
      await eventually("the later call is under way", () => callers.length === 4 || undefined);
      release();
      const answers = await Promise.all([...underWay, later]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201, 201],
      );
      assert.notEqual(callers[3], callers[0]);
    });
  });
});
