import assert from "node:assert/strict";
import { Progress, type Screen } from "../../../sandbox/report";

const URN = "urn:pulumi:dev::project::aws:kms/key:Key::orders-key";
const STACK = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
const step = { resourcePreEvent: { metadata: { op: "create", urn: URN, type: "aws:kms/key:Key" } } };
const message = (severity: string, text: string, urn = STACK) => ({
  diagnosticEvent: { severity, message: `<{%reset%}>${text}<{%reset%}>\n`, urn },
});

class Written implements Screen {
  text = "";
  constructor(
    readonly isTTY: boolean,
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.text += text;
  }
}

describe("Progress", () => {
  it("is one line on a terminal, written over and gone at the end", () => {
    const screen = new Written(true, 30);
    const progress = new Progress(screen, "up");
    progress.receive({ preludeEvent: {} });
    for (let count = 0; count < 100; count++) progress.receive(step);
    progress.end();
    assert.ok(!screen.text.includes("\n"));
    const lines = screen.text.split("\r\u001b[2K");
    assert.equal(lines.at(-1), "");
    assert.equal(lines.at(-2), "previewing: 100 resources, or");
  });

  it("is a line for each phase where nothing can be written over, and another when that takes long", () => {
    const screen = new Written(false);
    let now = 0;
    const progress = new Progress(screen, "up", () => now);
    progress.receive({ preludeEvent: {} });
    progress.receive(step);
    progress.receive({ preludeEvent: {} });
    progress.receive(step);
    now = 60_000;
    progress.receive(step);
    progress.end();
    assert.equal(screen.text, "previewing ...\nbringing up ...\nbringing up: 2 resources\n");
  });

  it("tells what the program says as often as the program says it, however many phases there are", () => {
    const screen = new Written(false);
    const progress = new Progress(screen, "up");
    for (let phase = 0; phase < 2; phase++) {
      progress.receive({ preludeEvent: {} });
      progress.receive(message("info", "hello"));
      progress.receive(message("info", "hello"));
      progress.receive(message("info#err", "  indented"));
      progress.receive(message("debug", "not for people"));
      progress.receive(message("warning", "is deprecated", URN));
    }
    progress.receive(message("error", "access denied", URN));
    const said = screen.text.split("\n").filter((line) => !line.endsWith("..."));
    assert.deepEqual(said, [
      "hello",
      "hello",
      "  indented",
      "warning (orders-key): is deprecated",
      "error (orders-key): access denied",
      "",
    ]);
  });
});
