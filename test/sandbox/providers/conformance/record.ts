/**
 * Records what the provider behind the real tls plugin answers, for the stand-in to be held to.
 *
 * Run it with `node --import tsx test/sandbox/providers/conformance/record.ts`. It builds the provider with Go from its
 * module, of the version in recorder/go.mod, and takes some minutes the first time.
 */
import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asText, type Props } from "../../../../sandbox/providers/protocol";
import { ANSWERS, type Answer, type Answered, MADE } from "./answers";
import { type Case, NEEDED, plainCases, signedCases } from "./cases";

function record(): void {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const recorder = join(folder, "recorder");
  try {
    execFileSync("go", ["build", "-o", recorder, "."], { cwd: join(__dirname, "recorder"), stdio: "inherit" });
    const ask = (cases: readonly Case[]): Answered[] =>
      JSON.parse(execFileSync(recorder, { input: JSON.stringify(cases), encoding: "utf8" }));
    const keys = { authority: newKey(), service: newKey() };
    const plain = ask(plainCases(keys));
    const answered = (title: string) => plain.find((each) => each.title === title)?.created.state ?? {};
    const issued = {
      authority: asText(answered(NEEDED.authority).cert_pem),
      service: asText(answered(NEEDED.service).cert_pem),
      request: asText(answered(NEEDED.request).cert_request_pem),
    };
    const cases = [...plain, ...ask(signedCases(keys, issued))].map(withoutSecrets);
    writeFileSync(ANSWERS, `${JSON.stringify({ recordedBy: "record.ts", cases }, undefined, 1)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return privateKey.export({ type: "sec1", format: "pem" }).toString();
}

/** Keys that the provider made are not worth keeping. */
function withoutSecrets(answered: Answered): Answered {
  if (answered.type !== "tls_private_key") return answered;
  const { created, changed } = answered;
  return { ...answered, created: withoutKeys(created), ...(changed && { changed: withoutKeys(changed) }) };
}

function withoutKeys({ planned, state, ...answer }: Answer): Answer {
  return { ...answer, ...(planned && { planned: hidden(planned) }), ...(state && { state: hidden(state) }) };
}

function hidden(properties: Props): Props {
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) => [
      property,
      /_key_|^id$/.test(property) && value !== "(unknown)" && value !== "" ? MADE : value,
    ]),
  );
}

record();
