import { join } from "node:path";
import { compareInTurn } from "./measure";
import { inState, line, preview, run } from "./previews";

const RUNS = 3;

/** Resources of the program that is checked. */
const RESOURCES = 150;

/** An update that changes nothing against a preview, which is all that it needs to be. */
export async function measureUnchangedUp(): Promise<string> {
  return inState(async (state) => {
    await run("up", "--state", state);
    const { first, second, ratio } = await compareInTurn(
      () => run("up", "--state", state),
      () => preview(state),
      RUNS,
    );
    return line("an update of the dev stack that changes nothing", "a preview", first, second, ratio);
  });
}

/** A check, which deploys and throws away, against a preview under the same policies. */
export async function measureCheck(): Promise<string> {
  return inState(async (state) => {
    const program = join(__dirname, "programs/judged");
    const config = ["--config", `resources=${RESOURCES}`];
    await preview(state, "--program", program, ...config);
    const { first, second, ratio } = await compareInTurn(
      () => run("check", program, ...config),
      () => preview(state, "--program", program, ...config),
      RUNS,
    );
    return line(`the check of ${RESOURCES} resources`, "a preview", first, second, ratio);
  });
}
