import assert from "node:assert/strict";
import { meshAlarm, serviceAlarms } from "../../../components/audit/serviceAlarms";
import { auditWriter } from "../../../services/middleware/src";
import { FRAMEWORKS } from "../../services/support/frameworks";
import { send } from "../../services/support/httpClient";
import { TestClock } from "../../services/support/testClock";
import { claimsAt, hmacToken, ISSUER, SECRET } from "../../services/support/tokens";
import { matchesPattern } from "../../support/logPattern";
import { shipped } from "./lines/shipped";
import { sidecarLines } from "./lines/sidecarLines";

/** The audit lines of a service that really runs, one for each status it answered. */
async function auditLines(): Promise<ReadonlyMap<number, string>> {
  const lines: string[] = [];
  const clock = new TestClock();
  const application = await FRAMEWORKS["Express 5"]({
    tokens: {},
    environment: { ACCESS_TOKEN_SECRET: SECRET, JWT_ISSUER: ISSUER, JWT_AUDIENCE: "orders" },
    peers: { source: "istio", allowed: [] },
    peerRateLimit: { requests: 100, windowSeconds: 60 },
    rateLimit: { requests: 2, windowSeconds: 60 },
    clock,
    record: auditWriter((line) => lines.push(line)),
    log: () => {},
    fetch: () => Promise.reject(new Error("nothing is to be fetched")),
  });
  const get = (path: string, token?: string) =>
    send(application.port, { path, headers: {}, ...(token !== undefined && { token }) });
  try {
    await get("/orders/7");
    await get("/orders/7", hmacToken(claimsAt(clock.now(), { roles: [] })).replace(/.$/, "!"));
    const token = hmacToken(claimsAt(clock.now()));
    for (let request = 0; request < 4; request++) await get("/orders/7", token);
  } finally {
    await application.stop();
  }
  return new Map(lines.map((line) => [Number(JSON.parse(line).status), line]));
}

const service = "orders";

describe("the alarms about the services' audit logs", () => {
  let lines: ReadonlyMap<number, string>;
  before(async () => {
    lines = await auditLines();
  });

  const lineOf = (status: number) => lines.get(status) ?? assert.fail(`no line with ${status}: ${[...lines.keys()]}`);
  const raisedBy = (line: string, name = service) => ({
    plain: serviceAlarms(name, "plain").filter(({ pattern }) => matchesPattern(pattern, line)),
    shipped: serviceAlarms(name, "containerInsights").filter(({ pattern }) =>
      matchesPattern(pattern, shipped("app", line)),
    ),
  });

  const expected: readonly [status: number, kinds: readonly string[]][] = [
    [200, []],
    [401, ["unauthenticated-requests"]],
    [403, ["forbidden-requests"]],
    [429, ["throttled-requests"]],
  ];
  for (const [status, kinds] of expected) {
    it(`count a request that was answered ${status} as ${kinds.join() || "nothing"}, bare and shipped`, () => {
      const raised = raisedBy(lineOf(status));
      assert.deepEqual(
        raised.plain.map(({ kind }) => kind),
        kinds,
      );
      assert.deepEqual(
        raised.shipped.map(({ kind }) => kind),
        kinds,
      );
    });
  }

  it("count no line of another service", () => {
    for (const name of ["payments", "order", "orders2"]) {
      assert.deepEqual(raisedBy(lineOf(401), name), { plain: [], shipped: [] });
    }
  });

  it("count no line of a sidecar", () => {
    for (const line of Object.values(sidecarLines)) assert.deepEqual(raisedBy(line), { plain: [], shipped: [] });
  });
});

describe("the alarm about calls that the mesh denied", () => {
  const denied: readonly (keyof typeof sidecarLines)[] = ["deniedHttp", "deniedTcp", "plaintext"];
  for (const [what, line] of Object.entries(sidecarLines)) {
    const counts = denied.some((name) => name === what);
    it(`${counts ? "counts" : "does not count"} ${what}, bare and shipped`, () => {
      assert.equal(matchesPattern(meshAlarm("plain").pattern, line), counts);
      const { pattern } = meshAlarm("containerInsights");
      assert.equal(matchesPattern(pattern, shipped("istio-proxy", line)), counts);
      assert.equal(matchesPattern(pattern, shipped("app", line)), false);
    });
  }

  it("is taken by AWS: it has one expression, and a log group takes five filters with one", () => {
    for (const { pattern } of [meshAlarm("plain"), meshAlarm("containerInsights")]) {
      assert.equal(pattern.split("%").length, 3);
    }
  });
});
