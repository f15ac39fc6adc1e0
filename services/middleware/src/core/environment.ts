import type { Problem } from "./refusal";

/** Every mistake in a service's configuration, reported at once. */
export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];

  constructor(subject: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(`${subject}: ${count}\n${problems.map(({ name, reason }) => `  ${name}: ${reason}`).join("\n")}`);
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Range {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Reads settings from the environment and collects what is wrong with them; `finish` reports it all at once.
 *
 * A setting that is missing or wrong reads as an empty value until then. An empty variable counts as missing.
 */
export class EnvironmentReader {
  private readonly environment: Environment;
  private readonly problems: Problem[] = [];

  constructor(environment: Environment) {
    this.environment = environment;
  }

  optional(name: string): string | undefined {
    return this.environment[name] || undefined;
  }

  /** @param example what to write, such as `the token's issuer, "https://login.example.com/"` */
  required(name: string, example: string): string {
    const value = this.optional(name);
    if (value === undefined) this.report(name, `is missing; write ${example}`);
    return value ?? "";
  }

  /** Items separated by commas. */
  list(name: string): string[] {
    return (this.optional(name) ?? "")
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  }

  integer(name: string, range: Range): number {
    return this.optionalInteger(name, range) ?? range.default;
  }

  optionalInteger(name: string, { min, max }: Omit<Range, "default">): number | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.report(name, `${JSON.stringify(value)} is not valid; write a whole number from ${min} to ${max}`);
    return undefined;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.report(name, `${JSON.stringify(value)} is not valid; write ${choices.join(", ")}`);
    return chosen ?? fallback;
  }

  /** @param accepts what the URL must be, beside well formed; @param expected the same in words */
  url(name: string, accepts: (url: URL) => boolean, expected: string): URL | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && accepts(url)) return url;
    this.report(name, `${JSON.stringify(value)} is not valid; write ${expected}`);
    return undefined;
  }

  report(name: string, reason: string): void {
    this.problems.push({ name, reason });
  }

  reportAll(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** @throws ConfigurationError if anything was wrong */
  finish(subject: string): void {
    if (this.problems.length > 0) throw new ConfigurationError(subject, this.problems);
  }
}

/** Whether a host name stands for this machine itself, which plain HTTP cannot leave. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
