import assert from "node:assert/strict";
import fc from "fast-check";
import { type AuditEntry, auditWriter, operationalLog } from "../../../services/middleware/src";

/** Line ends that some readers know, a terminal's escape in one character and in two, and a mark that turns text around. */
const HOSTILE = 'a\r\n\u0085\u2028\u2029\u000b\u009b2J\u001b[2J\u202e\u007f"} {"decision":"allow"';

const entry: AuditEntry = {
  time: "2030-01-01T00:00:00.000Z",
  service: "payments",
  event: "request",
  decision: "deny",
  reason: "token_required",
  subject: null,
  peer: null,
  address: null,
  method: "GET",
  route: null,
  requestId: "r",
  traceId: null,
  status: 401,
  durationMs: 1,
};

describe("lines of the logs", () => {
  const written = (subject: string): string => {
    const lines: string[] = [];
    auditWriter((line) => lines.push(line))({ ...entry, subject });
    return lines.join("\n");
  };

  it("are one line of printable ASCII each, whatever a subject is called", () => {
    assert.match(written(HOSTILE), /^[ -~]+$/);
    const lines: string[] = [];
    operationalLog("payments", (line) => lines.push(line))("failed", { error: HOSTILE });
    assert.match(lines.join("\n"), /^[ -~]+$/);
  });

  it("read back as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (subject) => {
        assert.deepEqual(JSON.parse(written(subject)), { ...entry, subject });
      }),
    );
    assert.match(written("Jürgen"), /"subject":"J\\u00fcrgen"/);
  });
});
