import assert from "node:assert/strict";
import { sendText } from "../support/httpClient";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken, ISSUER, SECRET } from "../support/tokens";
import { type Application, FRAMEWORKS } from "./frameworks";

const clock = new TestClock();
const AUTHORIZED = `authorization: Bearer ${hmacToken(claimsAt(clock.now()))}`;
const CLOSE = "host: x\r\nconnection: close\r\n";
const get = (headers: string): string => `GET /orders/1 HTTP/1.1\r\n${CLOSE}${headers}\r\n\r\n`;

/** Bytes on a connection, and the statuses of what comes back. */
const SHAPES: readonly (readonly [what: string, bytes: string, statuses: readonly number[]])[] = [
  ["a good token", get(AUTHORIZED), [200]],
  [
    "the header's name and the scheme in other cases",
    get(AUTHORIZED.replace("authorization: Bearer", "AUTHORIZATION: bEARER")),
    [200],
  ],
  ["two Authorization headers, the good one first", get(`${AUTHORIZED}\r\nauthorization: Bearer x.y.z`), [403]],
  ["two Authorization headers, the good one last", get(`authorization: Bearer x.y.z\r\n${AUTHORIZED}`), [403]],
  ["two tokens in one header", get(`${AUTHORIZED}, Bearer x.y.z`), [403]],
  ["a header folded over two lines", get(AUTHORIZED.replace("Bearer ", "Bearer\r\n ")), [400]],
  ["white space before the colon", get(AUTHORIZED.replace(":", " :")), [400]],
  [
    "an underscore that a proxy may take for a hyphen",
    get(AUTHORIZED.replace("authorization", "authorization_")),
    [401],
  ],
  ["headers of more than Node.js reads", get(`${AUTHORIZED}\r\nx: ${"y".repeat(20_000)}`), [431]],
  [
    "the token on the first of two pipelined requests only",
    `GET /orders/1 HTTP/1.1\r\nhost: x\r\n${AUTHORIZED}\r\n\r\nGET /orders/2 HTTP/1.1\r\n${CLOSE}\r\n`,
    [200, 401],
  ],
  [
    "a second request inside of a body that no handler reads",
    `POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: 46\r\n\r\nGET /orders/1 HTTP/1.1\r\nhost: x\r\n\r\nxxxxxxxxxxxGET /orders/2 HTTP/1.1\r\n${CLOSE}${AUTHORIZED}\r\n\r\n`,
    [401, 200],
  ],
  [
    "a length and chunks",
    `POST /orders HTTP/1.1\r\n${CLOSE}${AUTHORIZED}\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    [400],
  ],
  [
    "two lengths",
    `POST /orders HTTP/1.1\r\n${CLOSE}${AUTHORIZED}\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab`,
    [400],
  ],
  ["an absolute target with another host", `GET http://admin/orders/1 HTTP/1.1\r\n${CLOSE}\r\n`, [401]],
];

for (const [framework, start] of Object.entries(FRAMEWORKS)) {
  describe(`bytes sent to ${framework}`, () => {
    let application: Application;
    before(async () => {
      application = await start({
        tokens: { keys: { kind: "secret", secret: SECRET }, issuer: ISSUER, audiences: ["orders"] },
        environment: {},
        peers: { source: "istio", allowed: [] },
        peerRateLimit: { requests: 1000, windowSeconds: 60 },
        rateLimit: { requests: 1000, windowSeconds: 60 },
        clock,
        record: () => {},
        log: () => {},
        fetch: () => Promise.reject(new Error("nothing is to be fetched")),
      });
    });
    after(() => application.stop());

    for (const [what, bytes, statuses] of SHAPES) {
      it(`with ${what} are answered ${statuses.join(", then ")}`, async () => {
        const answer = await sendText(application.port, bytes);
        const found = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
        assert.deepEqual(found, statuses, answer);
      });
    }
  });
}
