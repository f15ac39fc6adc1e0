import type { Clock } from "../../../services/middleware/src";

/** A clock that stands still until it is told otherwise. */
export class TestClock implements Clock {
  private milliseconds = 0;

  constructor(private readonly start: Date = new Date("2030-01-01T00:00:00Z")) {}

  now(): Date {
    return new Date(this.start.getTime() + this.milliseconds);
  }

  monotonic(): number {
    return this.milliseconds;
  }

  advance(seconds: number): void {
    this.milliseconds += 1000 * seconds;
  }
}
