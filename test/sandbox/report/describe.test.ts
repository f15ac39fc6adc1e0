import assert from "node:assert/strict";
import { describeReport, type Operation, type PolicyViolation, type Report } from "../../../sandbox/report";

const operation = (op: string, name: string, diffs: string[] = []): Operation => ({
  op,
  urn: `urn:pulumi:dev::project::aws:kms/key:Key::${name}`,
  type: "aws:kms/key:Key",
  diffs,
});

const violation = (changes: Partial<PolicyViolation>): PolicyViolation => ({
  policy: "aws-kms-key-rotation",
  policyPack: "pack",
  severity: "high",
  enforcementLevel: "mandatory",
  urn: operation("create", "orders").urn,
  message: "KMS keys rotate. Turn it on.\nenableKeyRotation is not true",
  remediation: "Turn it on.",
  ...changes,
});

const report = (changes: Partial<Report>): Report => ({
  operations: [],
  changes: {},
  hasSameOutputs: false,
  diagnostics: [],
  policyViolations: [],
  unjudged: [],
  remediated: [],
  policyPacks: {},
  ...changes,
});

describe("describeReport", () => {
  it("tells each change of a preview once, by name, a replacement as one", () => {
    const operations = [
      operation("same", "a"),
      operation("update", "d", ["description"]),
      operation("create", "c"),
      operation("create-replacement", "b", ["keyUsage"]),
      operation("replace", "b"),
      operation("delete-replaced", "b"),
    ];
    const changes = { same: 1, update: 1, create: 1, replace: 1 };
    const text = describeReport(report({ operations, changes }), { verb: "preview", succeeded: true });
    assert.equal(
      text,
      [
        "+- replace b  aws:kms/key:Key  [keyUsage]",
        "+  create  c  aws:kms/key:Key",
        "~  update  d  aws:kms/key:Key  [description]",
        "1 to update, 1 to create, 1 to replace, 1 unchanged",
      ].join("\n"),
    );
  });

  it("does not depend on the order in which resources were ready", () => {
    const operations = [operation("create", "b"), operation("create", "a"), operation("delete", "c")];
    const tell = (list: readonly Operation[]) =>
      describeReport(report({ operations: list }), { verb: "preview", succeeded: true });
    assert.equal(tell(operations), tell(operations.toReversed()));
  });

  it("leaves out the stack and the engine's own providers", () => {
    const operations = ["pulumi:pulumi:Stack::project-dev", "pulumi:providers:aws::default_7_0_0"].map((end) => ({
      op: "create",
      urn: `urn:pulumi:dev::project::${end}`,
      type: end.split("::")[0] ?? "",
      diffs: [],
    }));
    const text = describeReport(report({ operations, changes: { same: 2 } }), { verb: "preview", succeeded: true });
    assert.equal(text, "no changes");
  });

  it("tells all changes at preview, and the first twenty of those that were made", () => {
    const operations = Array.from({ length: 30 }, (_, index) => operation("create", `key-${index}`));
    const lines = (verb: "preview" | "up") =>
      describeReport(report({ operations, changes: { create: 30 } }), { verb, succeeded: true }).split("\n");
    assert.equal(lines("preview").length, 31);
    assert.equal(lines("up").length, 22);
    assert.match(lines("up").at(-2) ?? "", /and 10 more/);
  });

  it("tells every violation with what to do, mandatory ones first, each policy once", () => {
    const policyViolations = [
      violation({ policy: "a-advice", enforcementLevel: "advisory", message: "Advice.\nis odd", remediation: "" }),
      violation({}),
      violation({ urn: operation("create", "invoices").urn }),
    ];
    const text = describeReport(report({ policyViolations }), { verb: "up", succeeded: false });
    assert.equal(
      text,
      [
        "policy aws-kms-key-rotation (mandatory, high): KMS keys rotate.",
        "    invoices: enableKeyRotation is not true",
        "    orders: enableKeyRotation is not true",
        "    remedy: Turn it on.",
        "policy a-advice (advisory, high): Advice.",
        "    orders: is odd",
        "up stopped by 1 mandatory policy",
      ].join("\n"),
    );
  });

  it("tells what policies changed", () => {
    const remediated = [{ policy: "p", urn: operation("create", "a").urn, properties: ["enableKeyRotation"] }];
    assert.equal(
      describeReport(report({ remediated }), { verb: "preview", succeeded: true }),
      "policy p (remediate): sets enableKeyRotation of a\nno changes",
    );
  });

  it("tells of each resource what could not be judged, and how many judgements wait", () => {
    const waiting = (name: string, policy: string, unknown: string) => ({
      policy,
      urn: operation("create", name).urn,
      unknown,
    });
    const unjudged = [waiting("b", "p", "tags.0"), waiting("a", "q", "policy"), waiting("a", "p", "policy")];
    assert.equal(
      describeReport(report({ unjudged }), { verb: "preview", succeeded: true }),
      [
        "3 checks wait for values known only at creation; up judges them then",
        "    a: policy (p, q)",
        "    b: tags.0 (p)",
        "no changes",
      ].join("\n"),
    );
  });

  it("tells of 20 resources that could not be judged, and of how many more", () => {
    const unjudged = Array.from({ length: 22 }, (_, index) => ({
      policy: "p",
      urn: operation("create", `r${index}`).urn,
      unknown: "policy",
    }));
    const lines = describeReport(report({ unjudged }), { verb: "preview", succeeded: true }).split("\n");
    assert.equal(lines.length, 23);
    assert.match(lines.at(-2) ?? "", /and of 2 more resources/);
  });
});
