import assert from "node:assert/strict";
import { HOSTILE_TOKENS } from "../../services/middleware/hostileTokens";
import {
  type Answer,
  BUILD_TIMEOUT,
  eventually,
  missingRequirements,
  type RunningPod,
  skipUnlessPossible,
} from "../../testbed";
import { proofOf } from "../support/record";
import { cases, described, ORDERS } from "./cases";
import { ISSUER_HOST, UNNAMED_HOST } from "./issuer";
import { certificateOf, charge, kindsOf } from "./load";
import { curl, headersWith, observe, unanswered } from "./observe";
import { TrafficBed } from "./trafficBed";

/** Unit: milliseconds. */
const TIMEOUT = 300_000;

/** A policy is enforced up to some three seconds after it was applied. Unit: milliseconds. */
const ENFORCED = { within: 15_000, every: 200 };

/** Unit: seconds. */
const LOAD = process.env.PROOF === "1" ? 60 : 5;

describe("traffic", function () {
  this.timeout(TIMEOUT);
  let bed: TrafficBed;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this, missingRequirements());
    bed = await TrafficBed.start();
  });

  after(async () => {
    await bed?.stop();
  });

  describe("who is answered", () => {
    const prove = proofOf("traffic");

    for (const row of cases) {
      it(row.claim, async () => {
        await eventually(row.claim, async () => assert.equal(await observe(bed, row), row.observed), ENFORCED);
        prove({ claim: row.claim, how: described(row), observed: row.observed });
      });
    }

    it("Beyond the mesh's limit nobody is answered", async () => {
      const answers = await untilRefused(() =>
        bed.pod("orders").request("http://storefront.storefront/charges/1", {
          headers: headersWith(bed.token("a valid token")),
        }),
      );
      // As many again if a new minute began in between.
      const { length } = answers;
      assert.ok(length >= 6 && length <= 11, `the refusal was answer ${length}`);
      assert.equal(answers.at(-1)?.headers?.["retry-after"], "60");
      assert.deepEqual([...new Set(answers.slice(0, -1).map(({ status }) => status))], [404]);
      prove({
        claim: "Beyond the mesh's limit nobody is answered",
        how: "orders to storefront, whose limit is 5 requests per minute: until it is refused",
        observed: "5 in a minute by storefront, then 429 by the sidecar with Retry-After: 60",
      });
    });

    it("Beyond the service's limit a client is not answered, and others are", async () => {
      const [url, pod] = ["http://orders.orders/orders/1", bed.pod("storefront")];
      const of = (subject: string) => headersWith(bed.token("a valid token", subject));
      const busy = await refusalOf(pod, url, of("a busy client"));
      assert.match(busy.headers?.["retry-after"] ?? "", /^\d+$/);
      assert.match(busy.body ?? "", /"code":"rate_limited"/);
      assert.equal((await pod.request(url, { headers: of("another client") })).status, 404);
      prove({
        claim: "Beyond the service's limit a client is not answered, and others are",
        how: "storefront to orders, more than 20 requests in a minute of one token's subject, then one of another",
        observed: "429 by orders with Retry-After; the other subject is answered",
      });
    });

    const egress = [
      { claim: "A host that was named is reached", to: `https://${ISSUER_HOST}/`, observed: "200" },
      {
        claim: "A host that was not named is not reached",
        to: `https://${UNNAMED_HOST}/`,
        observed: "connection closed",
      },
      { claim: "Nor is it by plain HTTP", to: `http://${UNNAMED_HOST}/`, observed: "502" },
      { claim: "Nor is the named host by plain HTTP", to: `http://${ISSUER_HOST}/`, observed: "502" },
      { claim: "The service's own data is reached", to: "orders' bucket", observed: "200" },
      { claim: "Another service's data is not", to: "payments' bucket", observed: "connection closed" },
      { claim: "The agent that hands out credentials is reached", to: "http://169.254.170.23/", observed: "200" },
      {
        claim: "The agent is reached at its own port only",
        to: "http://169.254.170.23:2703/",
        observed: "connection closed",
      },
      {
        claim: "Who names the agent gets to no other address",
        to: `http://${UNNAMED_HOST}/`,
        host: "169.254.170.23",
        observed: "502",
      },
      {
        claim: "The instance metadata service is not reached",
        to: "http://169.254.169.254/latest/meta-data/",
        observed: "502",
      },
    ];
    for (const { claim, to, host, observed } of egress) {
      it(claim, async () => {
        const url = to.startsWith("http")
          ? to
          : `https://${await bed.dataHost(to === "orders' bucket" ? "orders" : "payments")}/`;
        await eventually(
          claim,
          async () => {
            const { status, error } = await curl(bed.pod("orders"), url, { ...(host && { host }) });
            assert.equal(status === undefined ? unanswered(error) : String(status), observed);
          },
          ENFORCED,
        );
        prove({ claim, how: `orders to ${to}${host ? `, with the header Host: ${host}` : ""}`, observed });
      });
    }
  });

  describe("what is in a token", () => {
    const prove = proofOf("tokens");
    // Two headers do not leave a pod: fetch makes one of them.
    const rows = HOSTILE_TOKENS.filter(
      ({ keys, status, authorization }) => keys === "public keys" && status === 403 && authorization.length === 1,
    );

    for (const { what, reason } of rows) {
      it(what, async () => {
        const row = bed.hostileTokens().find((token) => token.what === what);
        const bearer = row?.authorization[0]?.replace(/^Bearer /, "") ?? "";
        const through = await observe(bed, { from: "orders", bearer });
        const past = await observe(bed, { from: "payments' own loopback", bearer });
        assert.match(through, /^40[13] by (the sidecar|payments: )/);
        assert.equal(past, `403 by payments: ${reason}`);
        prove({
          claim: `Refused: ${what}`,
          how: "POST /charges, from orders; from payments' own loopback",
          observed: `${through}; ${past}`,
        });
      });
    }
  });

  describe("under load", () => {
    const prove = proofOf("load");

    it("answers the declared caller always, and nobody else ever", async () => {
      const before = bed.auditLog("payments").length;
      const few = { seconds: LOAD, concurrency: 2 };
      const [orders, storefront, impostor] = [bed.pod("orders"), bed.pod("storefront"), bed.pod("impostor")];
      const [allowed, ...denied] = await Promise.all([
        charge(bed, orders, { seconds: LOAD, concurrency: 8 }),
        charge(bed, orders, { ...few, path: "/refunds" }),
        charge(bed, orders, { ...few, token: "no token" }),
        charge(bed, storefront, few),
        charge(bed, impostor, few),
      ]);
      assert.deepEqual(kindsOf(allowed), ["201"]);
      assert.deepEqual(kindsOf(...denied), ["403"]);
      const answered = bed.auditLog("payments").slice(before);
      assert.deepEqual([...new Set(answered.map(({ peer, status }) => `${status} ${peer}`))], [`201 ${ORDERS}`]);
      assert.equal(answered.length, allowed["201"]);
      prove({
        claim: "No request is answered by a service that policy denies, and all that it allows are",
        how: `orders as fast as it can, and at the same time: orders at another path and without a token, another service, the
          namesake in another namespace`,
        observed: `all of the declared caller's requests 201, all others 403 by the sidecar; payments' audit log has the
          answered ones, and no other`,
      });
    });

    it("renews the callee's certificate without a failed request", async () => {
      const payments = bed.pod("payments");
      const first = await certificateOf(payments);
      const orders = bed.pod("orders");
      let renewed = first;
      await eventually(
        "the renewal of payments' certificate",
        async () => {
          const outcomes = await charge(bed, orders, { seconds: 3, concurrency: 4 });
          assert.deepEqual(kindsOf(outcomes), ["201"]);
          renewed = await certificateOf(payments);
          assert.notEqual(renewed, first);
        },
        { within: 120_000 },
      );
      // More at a time than before, so that new connections meet the new certificate.
      const afterwards = await charge(bed, orders, { seconds: 3, concurrency: 24 });
      assert.deepEqual(kindsOf(afterwards), ["201"]);
      prove({
        claim: "A certificate is renewed without a failed request",
        how: "orders to payments, as fast as it can, until payments' sidecar shows another certificate; then with more connections",
        observed: "all 201, before the renewal and after it",
      });
    });
  });
});

/** All answers up to the first 429. */
async function untilRefused(ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let asked = 0; asked < 60; asked++) {
    const answer = await ask();
    answers.push(answer);
    if (answer.status === 429) return answers;
  }
  throw new Error(`${answers.length} requests were answered, and none refused`);
}

/** What a pod is answered with at last when it asks on and on, faster than one process for each request could. */
async function refusalOf(pod: RunningPod, url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const script = `(async ([url, headers]) => {
    for (let asked = 0; asked < 60; asked++) {
      const answer = await fetch(url, { headers });
      const body = await answer.text();
      if (answer.status !== 429) continue;
      return { status: 429, headers: Object.fromEntries(answer.headers), body };
    }
    return { error: "60 requests were answered, and none refused" };
  })(${JSON.stringify([url, headers])}).then((answer) => console.log(JSON.stringify(answer)))`;
  return JSON.parse(await pod.exec([process.execPath, "-e", script]));
}
