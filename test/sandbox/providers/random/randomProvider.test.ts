import assert from "node:assert/strict";
import { compareSync } from "bcryptjs";
import { adjectives, animals } from "unique-names-generator";
import { type Props, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { createRandomProvider, randomProvider } from "../../../../sandbox/providers/random";
import { compare, create, failuresOf, preview, update } from "../logical/createdResource";
import { ServedProvider } from "../logical/servedProvider";

const token = (name: string) => `random:index/random${name}:Random${name}`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The arguments of each resource, and where its random part is. */
const RESOURCES: readonly [name: string, args: Props, random: string][] = [
  ["Bytes", { length: 16 }, "hex"],
  ["Id", { byteLength: 16 }, "hex"],
  ["Integer", { min: 0, max: 2 ** 47 }, "result"],
  ["Password", { length: 20 }, "result"],
  ["Pet", { length: 6 }, "id"],
  ["Shuffle", { inputs: Array.from({ length: 30 }, (_, index) => `${index}`) }, "results"],
  ["String", { length: 20 }, "result"],
  ["Uuid", {}, "result"],
  ["Uuid4", {}, "result"],
  ["Uuid7", {}, "result"],
];

describe("random stand-in", () => {
  for (const [name, args, random] of RESOURCES) {
    const randomPart = ({ id, outputs }: { id: string; outputs: Props }) => (random === "id" ? id : outputs[random]);

    it(`makes another Random${name} each time`, async () => {
      const [one, other] = [
        await create(randomProvider, token(name), args),
        await create(randomProvider, token(name), args),
      ];
      assert.notDeepEqual(randomPart(one), randomPart(other));
    });

    it(`keeps a Random${name} until its keepers change`, async () => {
      const created = await create(randomProvider, token(name), { ...args, keepers: { version: "1" } });
      const same = await compare(randomProvider, created, { ...args, keepers: { version: "1" } });
      assert.deepEqual(same, { changes: [], replaces: [] });
      const changed = await compare(randomProvider, created, { ...args, keepers: { version: "2" } });
      assert.deepEqual(changed, { changes: ["keepers"], replaces: ["keepers"] });
      const updated = await update(randomProvider, created, { ...args, keepers: { version: "1" } });
      assert.deepEqual(updated.outputs, created.outputs);
    });

    it(`does not know a Random${name} at preview`, async () => {
      const previewed = await preview(randomProvider, token(name), args);
      assert.equal(previewed.id, "");
      if (random !== "id") assert.equal(previewed.outputs[random], UNKNOWN);
    });

    it(`replaces a Random${name} when anything that shapes it changes`, async () => {
      const created = await create(randomProvider, token(name), args);
      for (const property of Object.keys(args)) {
        const value = args[property];
        const other = Array.isArray(value) ? ["only"] : Number(value) + 1;
        const difference = await compare(randomProvider, created, { ...args, [property]: other });
        assert.deepEqual(difference?.replaces, [property]);
      }
    });
  }

  it("writes bytes in base64 and hexadecimal, as secrets", async () => {
    const { id, outputs, secrets } = await create(randomProvider, token("Bytes"), { length: 24 });
    assert.equal(id, "none");
    assert.match(String(outputs.hex), /^[0-9a-f]{48}$/);
    assert.equal(Buffer.from(String(outputs.base64), "base64").toString("hex"), outputs.hex);
    assert.deepEqual([...secrets].sort(), ["base64", "hex"]);
  });

  it("writes an id in four notations with the prefix, and knows it without", async () => {
    const { id, outputs } = await create(randomProvider, token("Id"), { byteLength: 9, prefix: "p-" });
    const bytes = Buffer.from(id, "base64url");
    assert.equal(bytes.length, 9);
    const hex = bytes.toString("hex");
    assert.deepEqual(outputs, {
      byteLength: 9,
      prefix: "p-",
      b64Std: `p-${bytes.toString("base64")}`,
      b64Url: `p-${bytes.toString("base64url")}`,
      dec: `p-${BigInt(`0x${hex}`)}`,
      hex: `p-${hex}`,
    });
  });

  it("draws integers from both ends of the range and between, and no others", async () => {
    const drawn = new Set<unknown>();
    for (let count = 0; count < 300; count++) {
      const { id, outputs } = await create(randomProvider, token("Integer"), { min: -1, max: 1 });
      assert.equal(id, String(outputs.result));
      drawn.add(outputs.result);
    }
    assert.deepEqual([...drawn].sort(), [-1, 0, 1]);
  });

  it("draws the same integer and the same order for the same seed", async () => {
    const results = async (seed: string) => {
      const integer = await create(randomProvider, token("Integer"), { min: 1, max: 1e9, seed });
      const shuffle = await create(randomProvider, token("Shuffle"), { inputs: [..."abcdefghijkl"], seed });
      return [integer.outputs.result, shuffle.outputs.results];
    };
    assert.deepEqual(await results("s"), await results("s"));
    assert.notDeepEqual(await results("s"), await results("t"));
  });

  it("hashes a password with bcrypt, both secret", async () => {
    const { id, outputs, secrets } = await create(randomProvider, token("Password"), { length: 30 });
    assert.equal(id, "none");
    assert.equal(compareSync(String(outputs.result), String(outputs.bcryptHash)), true);
    assert.deepEqual([...secrets].sort(), ["bcryptHash", "result"]);
  });

  it("gives each class of characters its minimum, and takes the rest from the classes allowed", async () => {
    const shape = { length: 12, upper: false, minNumeric: 4, minSpecial: 3, overrideSpecial: "_é" };
    for (let count = 0; count < 50; count++) {
      const { id, outputs } = await create(randomProvider, token("String"), shape);
      assert.equal(id, outputs.result);
      assert.match(id, /^[a-z0-9_é]{12}$/);
      assert.ok(id.replace(/[^0-9]/g, "").length >= 4, id);
      assert.ok(id.replace(/[^_é]/g, "").length >= 3, id);
    }
  });

  it("takes number for numeric", async () => {
    const created = await create(randomProvider, token("String"), { length: 50, number: false });
    assert.doesNotMatch(created.id, /\d/);
    assert.deepEqual(await compare(randomProvider, created, { length: 50, numeric: false }), {
      changes: [],
      replaces: [],
    });
    assert.deepEqual(await failuresOf(randomProvider, token("String"), { length: 5, number: true, numeric: false }), [
      "number: differs from numeric, its new name; write only numeric",
    ]);
  });

  it("names pets: adjectives, then an animal", async () => {
    const { id, outputs } = await create(randomProvider, token("Pet"), { length: 3, prefix: "dev", separator: "." });
    const [prefix, first = "", second = "", animal = ""] = id.split(".");
    assert.equal(prefix, "dev");
    assert.ok(adjectives.includes(first) && adjectives.includes(second) && animals.includes(animal), id);
    assert.deepEqual(outputs, { length: 3, prefix: "dev", separator: "." });
    assert.match((await create(randomProvider, token("Pet"), {})).id, /^[a-z]+-[a-z]+$/);
  });

  it("shuffles all items, some of them, or more than there are", async () => {
    const inputs = ["a", "b", "c"];
    const results = async (resultCount?: number) => {
      const { outputs } = await create(randomProvider, token("Shuffle"), { inputs, resultCount });
      return Array.isArray(outputs.results) ? outputs.results : [];
    };
    assert.deepEqual([...(await results())].sort(), inputs);
    assert.equal(new Set(await results(2)).size, 2);
    const repeated = await results(7);
    assert.deepEqual([...repeated.slice(0, 3)].sort(), inputs);
    assert.deepEqual([...repeated.slice(3, 6)].sort(), inputs);
    assert.equal(repeated.length, 7);
  });

  it("makes UUIDs of versions 4 and 7, the latter with the time in front", async () => {
    const at = (time: string) => createRandomProvider({ now: () => new Date(time) });
    for (const name of ["Uuid", "Uuid4"]) {
      const { id } = await create(randomProvider, token(name), {});
      assert.match(id, UUID);
      assert.match(id, /^.{14}4.{4}[89ab]/);
    }
    const { id } = await create(at("2022-02-22T19:22:22.000Z"), token("Uuid7"), {});
    assert.match(id, UUID);
    // The time and its digits are those of the example in RFC 9562 appendix A.6.
    assert.match(id, /^017f22e2-79b0-7.{3}-[89ab]/);
  });

  it("reports everything that is wrong with a password at once", async () => {
    const failures = await failuresOf(randomProvider, token("Password"), {
      length: 3,
      lower: false,
      upper: false,
      numeric: false,
      special: false,
      minUpper: -1,
      minLower: 9,
    });
    assert.deepEqual(failures, [
      "minUpper: -1 is not valid; write 0 or more characters",
      "lower: no class is left to draw from; let one of them be true",
      "length: 3 is less than the minima together; write 8 or more",
    ]);
  });

  it("refuses an empty range and one that is too wide", async () => {
    assert.deepEqual(await failuresOf(randomProvider, token("Integer"), { min: 2, max: 1 }), [
      "min: 2 is more than max, which is 1; write 1 or less",
    ]);
    assert.deepEqual(await failuresOf(randomProvider, token("Integer"), { min: 0, max: 2 ** 48 }), [
      "max: 281474976710656 is too far from min for the sandbox; write less than 281474976710655",
    ]);
  });

  it("refuses what the plugin has not, with how to add it", async () => {
    await assert.rejects(
      failuresOf(randomProvider, token("Coin"), {}),
      /does not cover random:index\/randomCoin:RandomCoin/,
    );
    assert.throws(
      () => randomProvider.invoke?.("random:index/get:get", {}),
      /sandbox\/providers\/random\/provider\.ts/,
    );
  });

  it("serves the engine", async function () {
    this.timeout(60_000);
    const served = await ServedProvider.start("random");
    try {
      const { inputs, failures } = await served.check(token("String"), { length: 8 });
      assert.deepEqual([inputs, failures], [{ length: 8 }, []]);
      const { id, outputs } = await served.create(token("String"), { ...inputs, special: false });
      assert.match(id, /^[A-Za-z0-9]{8}$/);
      assert.equal(outputs.result, id);
      await assert.rejects(served.check(token("Coin"), {}), /does not cover/);
    } finally {
      await served.stop();
    }
  });
});
