import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { engineSources, resolveEngine } from "../../sandbox/engine";
import { isSecret } from "../../sandbox/providers/protocol";
import { StateFolder } from "../../sandbox/stack";
import type { ExportedState } from "./deployment";
import type { TestSandbox } from "./sandbox";

const run = promisify(execFile);

/** The resources of a stack with their secrets laid open, as only the holder of the passphrase can have them. */
export async function decryptedResources(
  sandbox: TestSandbox,
  project: string,
  stack: string,
): Promise<ExportedState[]> {
  const engine = await resolveEngine(engineSources(process.env, () => undefined));
  const { stdout } = await run(engine.executable, ["stack", "export", "--show-secrets", "--stack", stack], {
    cwd: join(sandbox.state, "projects", project),
    env: new StateFolder(sandbox.state).environment(process.env),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout).deployment.resources;
}

/** Every secret text of a stack, long enough not to be found by chance. */
export async function secretsOf(sandbox: TestSandbox, project: string, stack: string): Promise<string[]> {
  return (await decryptedResources(sandbox, project, stack)).flatMap(({ outputs }) => secretTexts(outputs));
}

/** The output of a resource, whether it is a secret or not. */
export function plaintext(value: unknown): unknown {
  return isSecret(value) ? JSON.parse(String(value.plaintext)) : value;
}

function secretTexts(value: unknown): string[] {
  if (!isRecord(value)) return [];
  const plain = plaintext(value);
  if (plain === value) return Object.values(value).flatMap(secretTexts);
  return texts(plain).filter((text) => text.length >= 20);
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isRecord(value) ? Object.values(value).flatMap(texts) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
