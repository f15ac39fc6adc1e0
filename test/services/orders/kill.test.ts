import assert from "node:assert/strict";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { BucketStandIn } from "../support/bucketStandIn";
import { ChildService, fromSource } from "../support/childService";
import { type Application, listening } from "../support/frameworks";
import { type Answer, send } from "../support/httpClient";
import { environmentOf } from "../support/runningServices";
import { claimsAt, hmacToken } from "../support/tokens";

const ORDER = { item: "book", quantity: 1, amount: 990, currency: "EUR" };
const CHARGE = { orderId: "o-1", amount: 990, currency: "EUR" };

describe("a service that is killed", function () {
  this.timeout(120_000);
  let bucket: BucketStandIn & Application;
  let service: ChildService;
  let port: number;
  let token: string;
  /** What payments' stand-in charged, by idempotency key: as payments does, once for each. */
  const charges = new Map<unknown, string>();
  let payments: Application;
  let afterCharge: () => void = () => {};

  before(async () => {
    payments = await listening(
      createServer(async (request, response) => {
        await json(request);
        const key = request.headers["idempotency-key"];
        const id = charges.get(key) ?? `charge-${charges.size + 1}`;
        charges.set(key, id);
        afterCharge();
        response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ id }));
      }),
    );
  });
  after(() => payments.stop());
  beforeEach(async () => {
    token = hmacToken(claimsAt(new Date()));
    charges.clear();
    afterCharge = () => {};
    bucket = await BucketStandIn.start();
  });
  afterEach(async () => {
    await service.stop("SIGKILL");
    await bucket.stop();
  });

  const start = async (name: "orders" | "payments"): Promise<void> => {
    const settings = { PAYMENTS_URL: `http://127.0.0.1:${payments.port}`, ...BucketStandIn.environment(bucket.port) };
    service = new ChildService(fromSource(name), environmentOf(name, settings));
    port = await service.port();
  };
  const kill = (): void => service.kill();
  const post = (path: string, body: object): Promise<Answer> =>
    send(port, { method: "POST", path, token, body, headers: { "idempotency-key": "key-1" } });

  const points: [string, () => void, number][] = [
    ["before the order is kept", () => killAtUpload(1, "before"), 0],
    ["before payments is asked", () => killAtUpload(1, "after"), 0],
    ["after payments has charged", () => killAfterCharge(), 1],
    ["before it keeps that it was charged for", () => killAtUpload(2, "before"), 1],
    ["before it answers", () => killAtUpload(2, "after"), 1],
  ];
  for (const [when, arrange, chargesThen] of points) {
    it(`as orders, ${when}, loses no order and charges once`, async () => {
      await start("orders");
      arrange();
      await assert.rejects(post("/orders", ORDER));
      assert.equal(charges.size, chargesThen);

      [bucket.witness, afterCharge] = [() => {}, () => {}];
      await start("orders");
      const placed = await post("/orders", ORDER);
      assert.equal(placed.status, 201, placed.text);
      assert.equal(charges.size, 1);
      assert.deepEqual((await post("/orders", ORDER)).body, placed.body);
      const path = placed.headers.location ?? "";
      assert.deepEqual((await send(port, { path, token })).body, placed.body);
      assert.equal(bucket.objects.size, 1);
    });
  }

  for (const moment of ["before", "after"] as const) {
    it(`as payments, ${moment} it keeps a charge, charges once`, async () => {
      await start("payments");
      killAtUpload(1, moment);
      await assert.rejects(post("/charges", CHARGE));

      bucket.witness = () => {};
      await start("payments");
      assert.equal((await post("/charges", CHARGE)).status, 201);
      assert.equal((await post("/charges", { ...CHARGE, amount: 1 })).status, 422);
      assert.equal(bucket.objects.size, 1);
    });
  }

  function killAtUpload(upload: number, moment: "before" | "after"): void {
    bucket.witness = (current, at) => {
      if (current === upload && at === moment) {
        kill();
        throw new Error("the service is gone");
      }
    };
  }

  function killAfterCharge(): void {
    afterCharge = kill;
  }
});
