import assert from "node:assert/strict";
import { changesNothing, isBlocked, withRemediations } from "../../../sandbox/report";
import { summarise } from "../../../sandbox/report/report";

const urn = "urn:pulumi:dev::project::aws:kms/key:Key::orders-key";
const broken = {
  policyName: "aws-kms-key-rotation",
  policyPackName: "secure-microservice",
  severity: "high",
  enforcementLevel: "mandatory",
  resourceUrn: urn,
  message: "<{%reset%}>enableKeyRotation is not true<{%reset%}>\n",
};

describe("summarise", () => {
  it("tells of the last phase only, as preview and update do the same operations", () => {
    const step = (op: string) => ({ resourcePreEvent: { metadata: { op, urn, type: "aws:kms/key:Key" } } });
    const report = summarise([
      { preludeEvent: {} },
      step("create"),
      { summaryEvent: { resourceChanges: { create: 1 } } },
      { preludeEvent: {} },
      step("same"),
      { summaryEvent: { resourceChanges: { same: 1 } } },
    ]);
    assert.deepEqual(report.operations, [{ op: "same", urn, type: "aws:kms/key:Key", diffs: [] }]);
    assert.deepEqual(report.changes, { same: 1 });
  });

  it("names a violation once, however often it was reported, without colour marks", () => {
    const report = summarise([{ policyEvent: broken }, { policyEvent: broken }]);
    assert.deepEqual(report.policyViolations, [
      {
        policy: "aws-kms-key-rotation",
        policyPack: "secure-microservice",
        severity: "high",
        enforcementLevel: "mandatory",
        urn,
        message: "enableKeyRotation is not true",
        remediation: "",
      },
    ]);
  });

  it("keeps what a policy could not judge apart from what it found, and forgets it once it is judged", () => {
    const waiting = {
      policyEvent: {
        ...broken,
        enforcementLevel: "advisory",
        message: "can't run policy 'p' from policy pack 'pack@v0.1.0' during preview: .policy can't be known",
      },
    };
    const preview = [{ preludeEvent: {} }, waiting];
    const { policyViolations, unjudged } = summarise(preview);
    assert.deepEqual(policyViolations, []);
    assert.deepEqual(unjudged, [{ policy: "aws-kms-key-rotation", urn, unknown: ".policy can't be known" }]);
    assert.deepEqual(summarise([...preview, { preludeEvent: {} }]).unjudged, []);
  });

  it("counts each policy that waits, though the pack tells of a resource in one line", () => {
    const { policyViolations, unjudged } = summarise([
      {
        policyEvent: {
          ...broken,
          policyName: "unjudged",
          enforcementLevel: "advisory",
          message:
            "It waits.\nnot known yet: policy (2 policies wait: a, b), tags.0 of another resource (1 policy waits: c)",
        },
      },
    ]);
    assert.deepEqual(policyViolations, []);
    assert.deepEqual(unjudged, [
      { policy: "a", urn, unknown: "policy" },
      { policy: "b", urn, unknown: "policy" },
      { policy: "c", urn, unknown: "tags.0 of another resource" },
    ]);
  });

  it("tells which properties a policy changed", () => {
    const event = { policyName: "p", resourceUrn: urn, before: { a: [1], b: 2 }, after: { a: [1], b: 3, c: true } };
    assert.deepEqual(summarise([{ policyRemediationEvent: event }]).remediated, [
      { policy: "p", urn, properties: ["b", "c"] },
    ]);
  });

  it("tells of properties as exactly as the provider does", () => {
    const metadata = { op: "update", urn, type: "t", diffs: ["spec"], detailedDiff: { "spec.replicas": {} } };
    assert.deepEqual(summarise([{ resourcePreEvent: { metadata } }]).operations[0]?.diffs, ["spec.replicas"]);
  });

  it("leaves out progress and debug messages", () => {
    const message = (severity: string, ephemeral = false) => ({
      diagnosticEvent: { severity, message: severity, urn, ephemeral },
    });
    const report = summarise([message("debug"), message("info", true), message("error")]);
    assert.deepEqual(report.diagnostics, [{ severity: "error", message: "error", urn }]);
  });
});

describe("isBlocked", () => {
  it("is true only for a mandatory violation", () => {
    assert.equal(isBlocked(summarise([{ policyEvent: broken }])), true);
    assert.equal(isBlocked(summarise([{ policyEvent: { ...broken, enforcementLevel: "advisory" } }])), false);
  });
});

describe("withRemediations", () => {
  it("adds what the pack says to do", () => {
    const report = withRemediations(
      summarise([{ policyEvent: broken }]),
      new Map([["aws-kms-key-rotation", "Turn it on."]]),
    );
    assert.equal(report.policyViolations[0]?.remediation, "Turn it on.");
  });
});

describe("changesNothing", () => {
  const stack = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
  const told = (before: object, after: object) => ({
    resOutputsEvent: {
      metadata: {
        op: "same",
        urn: stack,
        type: "pulumi:pulumi:Stack",
        old: { outputs: before },
        new: { outputs: after },
      },
    },
  });
  const previewed = (resourceChanges: Record<string, number>, ...outputs: ReturnType<typeof told>[]) =>
    changesNothing(summarise([{ preludeEvent: {} }, ...outputs, { summaryEvent: { resourceChanges } }]));

  it("is so where every resource stays and the program tells what it told", () => {
    assert.equal(previewed({ same: 3 }, told({ a: 1 }, { a: 1 })), true);
  });

  it("is not so where a resource changes", () => {
    assert.equal(previewed({ same: 3, update: 1 }, told({ a: 1 }, { a: 1 })), false);
  });

  it("is not so where the program tells something else in the end, or something that cannot be compared", () => {
    assert.equal(previewed({ same: 3 }, told({ a: 1 }, { a: 1 }), told({ a: 1 }, { a: 2 })), false);
    assert.equal(previewed({ same: 3 }, told({ a: "[secret]" }, { a: "[secret]" })), false);
    assert.equal(previewed({ same: 3 }), false);
  });
});
