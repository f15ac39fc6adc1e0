import { startPayments } from "../../../services/payments";
import type { RunningService } from "../../../services/server";
import { type Answer, type Call, send, sendText } from "./httpClient";
import { environmentOf, Recorder } from "./runningServices";
import { TestClock } from "./testClock";
import { claimsAt, type TokenClaims } from "./tokens";

/** When every test begins. */
export const START = new Date("2030-01-01T00:00:00Z");
export const CHARGE = { orderId: "order-1", amount: 1250, currency: "EUR" };

/** Claims that are good at the start, with what a test is about. */
export function claims(overrides: TokenClaims = {}): TokenClaims {
  return claimsAt(START, overrides);
}

/** Seconds since the epoch, so many after the start. */
export function secondsAfterStart(offset: number): number {
  return START.getTime() / 1000 + offset;
}

/** One running payments service, with its log and a clock that stands still. */
export class PaymentsUnderTest {
  private constructor(
    private readonly service: RunningService,
    readonly log: Recorder,
    readonly clock: TestClock,
  ) {}

  static async start(overrides: Record<string, string> = {}): Promise<PaymentsUnderTest> {
    const log = new Recorder();
    const clock = new TestClock(START);
    const surroundings = { record: log.record, logger: log.logger, clock };
    return new PaymentsUnderTest(await startPayments(environmentOf("payments", overrides), surroundings), log, clock);
  }

  send(call: Call): Promise<Answer> {
    return send(this.service.port, call);
  }

  charge(token: string | undefined, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({
      method: "POST",
      path: "/charges",
      headers: { "idempotency-key": "key-1", ...headers },
      body: CHARGE,
      ...(token !== undefined && { token }),
    });
  }

  sendText(text: string): Promise<string> {
    return sendText(this.service.port, text);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
