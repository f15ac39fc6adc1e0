import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecords, type RecordStore, recordId } from "../../../services/records";
import { isRecordId } from "../../../services/records/recordStore";
import { BucketStandIn } from "../support/bucketStandIn";

interface Note {
  readonly text: string;
}

const ID = recordId("alice", "key-1");

/** A store that is empty, and what stops what it is made of. */
const STORES: Readonly<Record<string, () => Promise<{ readonly store: RecordStore<Note>; stop(): Promise<void> }>>> = {
  "a folder": async () => {
    const folder = mkdtempSync(join(tmpdir(), "records-"));
    const stop = async () => rmSync(folder, { recursive: true });
    return { store: openRecords<Note>({ kind: "folder", folder }, "notes"), stop };
  },
  "a bucket": async () => {
    const bucket = await BucketStandIn.start();
    const before = { ...process.env };
    Object.assign(process.env, BucketStandIn.environment(bucket.port));
    const store = openRecords<Note>({ kind: "bucket", bucket: "data", region: "eu-central-1" }, "notes");
    const stop = async () => {
      process.env = before;
      await bucket.stop();
    };
    return { store, stop };
  },
};

for (const [what, open] of Object.entries(STORES)) {
  describe(`records in ${what}`, () => {
    let store: RecordStore<Note>;
    let stop: () => Promise<void>;
    beforeEach(async () => {
      ({ store, stop } = await open());
    });
    afterEach(() => stop());

    it("are there once they are created, and then stay as they were", async () => {
      assert.equal(await store.get(ID), undefined);
      assert.equal(await store.create(ID, { text: "first" }), undefined);
      assert.deepEqual(await store.create(ID, { text: "second" }), { text: "first" });
      assert.deepEqual(await store.get(ID), { text: "first" });
    });

    it("are created by one of many at the same time", async () => {
      const notes = Array.from({ length: 10 }, (_, number) => ({ text: String(number) }));
      const earlier = await Promise.all(notes.map((note) => store.create(ID, note)));
      const winner = notes.filter((_note, index) => earlier[index] === undefined);
      assert.equal(winner.length, 1);
      assert.deepEqual(await store.get(ID), winner[0]);
    });

    it("are replaced", async () => {
      await store.create(ID, { text: "first" });
      await store.replace(ID, { text: "second" });
      assert.deepEqual(await store.get(ID), { text: "second" });
    });
  });
}

describe("records in a folder that is written to", () => {
  it("leave nothing behind but themselves", async () => {
    const folder = mkdtempSync(join(tmpdir(), "records-"));
    const store = openRecords<Note>({ kind: "folder", folder }, "notes");
    await Promise.all([store.create(ID, { text: "a" }), store.create(ID, { text: "b" })]);
    await store.replace(ID, { text: "c" });
    assert.deepEqual(readdirSync(join(folder, "notes")), [`${ID}.json`]);
    rmSync(folder, { recursive: true });
  });
});

describe("recordId", () => {
  it("is the same for the same key of a caller, and another for any other", () => {
    assert.equal(recordId("alice", "key-1"), ID);
    assert.notEqual(recordId("alice", "key-2"), ID);
    assert.notEqual(recordId("bob", "key-1"), ID);
    assert.notEqual(recordId('alice","', "key-1"), recordId("alice", '","key-1'));
  });

  it("is an id that nobody can leave the folder by", () => {
    assert.equal(isRecordId(ID) && isRecordId("0b1f2c3d-0000-4000-8000-0123456789ab"), true);
    for (const id of ["", "..", "../x", `${ID}/..`, `${ID}x`, `${ID.slice(1)}.`, ID.toUpperCase()]) {
      assert.equal(isRecordId(id), false, id);
    }
  });
});
