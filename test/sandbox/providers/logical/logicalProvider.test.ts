import assert from "node:assert/strict";
import {
  atLeast,
  flag,
  integer,
  logicalProvider,
  object,
  oneOf,
  text,
  textMap,
  texts,
} from "../../../../sandbox/providers/logical";
import { ProviderError, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { compare, create, failuresOf, preview, refresh, update } from "./createdResource";

const TYPE = "example:index:Thing";
let made = 0;
const provider = logicalProvider({
  name: "example",
  version: "1.0.0",
  resources: {
    [TYPE]: {
      inputs: {
        kind: text({ required: true, refuse: oneOf("a", "b") }),
        size: integer({ default: 1, refuse: atLeast(1, "parts") }),
        grade: integer({ computed: true }),
        label: text({ inPlace: true }),
        key: text({ secret: true }),
        once: text({ secret: true, writeOnly: true }),
        on: flag(),
        names: texts({ refuse: (name) => (name === "" ? "is empty" : undefined) }),
        tags: textMap(),
        owner: object({ name: text() }),
      },
      check: ({ kind, on }) => (kind === "b" && on === true ? [{ property: "on", reason: "is not for b" }] : []),
      generates: { serial: "plain", token: "secret" },
      generate: () => ({ id: `thing-${++made}`, outputs: { serial: made, token: `t${made}` } }),
      renewal: { property: "due", isDue: ({ label }) => label === "old", isBornDue: ({ label }) => label === "late" },
    },
  },
  howToAdd: "Add it to the table.",
});

describe("logicalProvider", () => {
  it("fills in defaults and adds what it generates, in the outputs and not in the inputs", async () => {
    const { id, inputs, outputs } = await create(provider, TYPE, { kind: "a", label: "x" });
    assert.deepEqual(inputs, { kind: "a", label: "x" });
    assert.deepEqual(outputs, { kind: "a", size: 1, label: "x", due: false, serial: made, token: `t${made}` });
    assert.equal(id, `thing-${made}`);
  });

  it("marks secret inputs and outputs, and keeps write-only inputs out of the outputs", async () => {
    const created = await create(provider, TYPE, { kind: "a", key: "k", once: "o" });
    assert.deepEqual([...created.secrets].sort(), ["key", "token"]);
    assert.equal("once" in created.outputs, false);
    assert.deepEqual([...(await update(provider, created, { kind: "a", key: "k" })).secrets].sort(), ["key", "token"]);
  });

  it("generates nothing at preview, and leaves unknown what it would", async () => {
    const before = made;
    const { outputs } = await preview(provider, TYPE, { kind: UNKNOWN, key: "k" });
    const unknown = { kind: UNKNOWN, grade: UNKNOWN, serial: UNKNOWN, token: UNKNOWN };
    assert.deepEqual(outputs, { ...unknown, size: 1, key: "k", due: false });
    assert.equal(made, before);
  });

  it("sees no change where a default is written out, and one where it counts again", async () => {
    const created = await create(provider, TYPE, { kind: "a" });
    assert.deepEqual(await compare(provider, created, { kind: "a", size: 1 }), { changes: [], replaces: [] });
    const larger = await create(provider, TYPE, { kind: "a", size: 2 });
    assert.deepEqual(await compare(provider, larger, { kind: "a" }), { changes: ["size"], replaces: ["size"] });
  });

  it("keeps what was computed or given before where an input is left out", async () => {
    const created = await create(provider, TYPE, { kind: "a", grade: 3 });
    assert.deepEqual(await compare(provider, created, { kind: "a" }), { changes: [], replaces: [] });
    assert.equal((await update(provider, created, { kind: "a", label: "x" })).outputs.grade, 3);
    const without = await create(provider, TYPE, { kind: "a" });
    assert.equal("grade" in without.outputs, false);
    assert.deepEqual((await compare(provider, without, { kind: "a", grade: 3 }))?.replaces, ["grade"]);
  });

  it("says of a new resource whether it is due already", async () => {
    assert.equal((await create(provider, TYPE, { kind: "a", label: "late" })).outputs.due, true);
  });

  it("replaces for every change but those in place, which keep what was generated", async () => {
    const created = await create(provider, TYPE, { kind: "a" });
    assert.deepEqual(await compare(provider, created, { kind: "b", label: "x" }), {
      changes: ["kind", "label"],
      replaces: ["kind"],
    });
    const updated = await update(provider, created, { kind: "a", label: "x" });
    assert.deepEqual(updated.outputs, { ...created.outputs, label: "x" });
  });

  it("sees no change in write-only inputs, nor between no map and an empty one", async () => {
    const created = await create(provider, TYPE, { kind: "a", once: "1" });
    const { changes } = (await compare(provider, created, { kind: "a", once: "2", tags: {} })) ?? {};
    assert.deepEqual(changes, []);
  });

  it("replaces what is due although nothing changed, and says so on refresh", async () => {
    const created = await create(provider, TYPE, { kind: "a", label: "old" });
    assert.deepEqual(await compare(provider, created, { kind: "a", label: "old" }), {
      changes: ["due"],
      replaces: ["due"],
    });
    assert.equal((await refresh(provider, created))?.due, true);
  });

  it("reports every failure at once, with where it is", async () => {
    const failures = await failuresOf(provider, TYPE, {
      kind: "c",
      size: 0,
      on: "yes",
      names: ["x", ""],
      tags: { team: 1 },
      owner: { nmae: "x" },
      other: 1,
    });
    assert.deepEqual(failures, [
      "other: is not known; known are kind, size, grade, label, key, once, on, names, tags, owner",
      'kind: "c" is not valid; write a, b',
      "size: 0 is not valid; write 1 or more parts",
      'on: "yes" is not true or false',
      "names[1]: is empty",
      "tags.team: is not a string",
      "owner.nmae: is not known; known are name",
    ]);
    assert.deepEqual(await failuresOf(provider, TYPE, { size: 1.5 }), [
      "kind: is missing",
      "size: 1.5 is not a whole number",
    ]);
    assert.deepEqual(await failuresOf(provider, TYPE, { kind: "b", on: true }), ["on: is not for b"]);
  });

  it("passes over unknown values wherever they are", async () => {
    const args = {
      kind: UNKNOWN,
      size: UNKNOWN,
      names: ["x", UNKNOWN],
      tags: { a: UNKNOWN },
      owner: { name: UNKNOWN },
    };
    assert.deepEqual(await failuresOf(provider, TYPE, args), []);
  });

  it("refuses types and functions it does not have, and imports", async () => {
    const notCovered = (token: string) =>
      new ProviderError(`the sandbox's example provider does not cover ${token}. Add it to the table.`);
    await assert.rejects(failuresOf(provider, "example:index:Other", {}), notCovered("example:index:Other"));
    assert.throws(() => provider.invoke?.("example:index:get", {}), notCovered("example:index:get"));
    const imported = { type: TYPE, id: "x", inputs: {}, outputs: {}, secrets: [] };
    await assert.rejects(refresh(provider, imported), /example:index:Thing "x" cannot be imported/);
  });
});
