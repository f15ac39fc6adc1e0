import { join } from "node:path";
import { askPack } from "../sandbox/bin/policyPack/runningPack";
import { compareInTurn } from "./measure";
import { inState, line, preview, ROOT } from "./previews";

const OURS = join(ROOT, "policies");
const EMPTY = join(__dirname, "emptyPack");

/** Resources under which the pack is measured, and how often. */
const PREVIEWS = [
  { resources: 1_000, runs: 5 },
  { resources: 10_000, runs: 1 },
];
const BOOTS = 15;

/** The policy pack against a pack with one policy that does nothing: previews of AWS and Kubernetes resources, mixed. */
export async function measurePolicyPack(): Promise<string> {
  const lines: string[] = [];
  for (const { resources, runs } of PREVIEWS) {
    const what = `preview of ${resources} resources under the policy pack`;
    lines.push(await inState((state) => comparePreviews(state, what, resources, runs)));
  }
  return lines.join("\n");
}

async function comparePreviews(state: string, what: string, resources: number, runs: number): Promise<string> {
  const program = ["--program", join(__dirname, "programs/judged"), "--config", `resources=${resources}`];
  const previewUnder = (pack: string) => preview(state, ...program, "--policy-pack", pack);
  if (runs > 1) await previewUnder(OURS);
  const { first, second, ratio } = await compareInTurn(
    () => previewUnder(OURS),
    () => previewUnder(EMPTY),
    runs,
  );
  return line(what, "an empty pack", first, second, ratio);
}

/** From the start of the pack's process until it has told what it enforces. */
export async function measurePolicyPackBoot(): Promise<string> {
  const boot = (pack: string) => askPack(pack, (running) => running.info());
  await boot(OURS);
  const { first, second, ratio } = await compareInTurn(
    () => boot(OURS),
    () => boot(EMPTY),
    BOOTS,
  );
  return line("boot of the policy pack", "an empty pack", first, second, ratio);
}
