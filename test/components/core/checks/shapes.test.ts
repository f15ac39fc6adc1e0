import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  check,
  checkArguments,
  choice,
  depending,
  flag,
  having,
  input,
  list,
  object,
  optional,
  port,
  record,
  type Shape,
  someText,
  text,
  transforms,
} from "../../../../components/core/checks";

interface Args {
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly port?: number;
  readonly kind?: "a" | "b";
  readonly enabled?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly key: { readonly arn: string };
  readonly transform?: { readonly bucket?: object };
}

const shape: Shape<Args> = object<Args>({
  vpcId: input(text("the id of a VPC", (id) => id.startsWith("vpc-"))),
  subnetIds: list(input(text("the id of a subnet")), "two subnets or more", { least: 2 }),
  port: optional(port),
  kind: optional(choice("a", "b")),
  enabled: optional(flag),
  env: optional(record(text("text"), "variables")),
  key: having<{ readonly arn: string }>("an EncryptionKey", "arn"),
  transform: transforms<NonNullable<Args["transform"]>>({ bucket: true }),
});

const good: Args = { vpcId: "vpc-1", subnetIds: ["one", "two"], key: { arn: "arn" } };

function problems(changes: Readonly<Record<string, unknown>>): string[] {
  return check("", { ...good, ...changes }, shape).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
}

describe("a shape", () => {
  it("takes what has it", () => {
    assert.deepEqual(problems({}), []);
    const all = { port: 1, kind: "b", enabled: false, env: { A: "x" }, transform: { bucket: () => ({}) } };
    assert.deepEqual(problems(all), []);
  });

  it("names everything that is missing, at once", () => {
    assert.deepEqual(problems({ vpcId: undefined, subnetIds: null, key: undefined }), [
      "vpcId: is missing; write the id of a VPC",
      "subnetIds: is null; write two subnets or more",
      "key: is missing; write an EncryptionKey",
    ]);
  });

  it("names what is of the wrong type, and what to write", () => {
    assert.deepEqual(problems({ vpcId: 5, subnetIds: "subnet-1", port: "80", kind: true, enabled: "false", env: [] }), [
      "vpcId: 5 is a number, not text; write the id of a VPC",
      'subnetIds: "subnet-1" is text, not a list; write two subnets or more',
      'port: "80" is text, not a number; write a whole number from 1 to 65535',
      'kind: true is true or false, not text; write "a" or "b"',
      'enabled: "false" is text, not true or false; write true or false',
      "env: is a list, not an object; write variables",
    ]);
  });

  it("looks into lists and objects", () => {
    assert.deepEqual(problems({ subnetIds: ["one", 2, [undefined]], env: { PORT: 80 } }), [
      "subnetIds[1]: 2 is a number, not text; write the id of a subnet",
      "subnetIds[2]: is a list, not text; write the id of a subnet",
      'env["PORT"]: 80 is a number, not text; write text',
    ]);
    assert.deepEqual(problems({ subnetIds: [] }), ["subnetIds: is empty; write two subnets or more"]);
    assert.deepEqual(problems({ subnetIds: ["one"] }), ["subnetIds: holds 1; write two subnets or more"]);
    assert.deepEqual(problems({ subnetIds: new Array(2) }), [
      "subnetIds[0]: is missing; write the id of a subnet",
      "subnetIds[1]: is missing; write the id of a subnet",
    ]);
  });

  it("wants the members that a component has, and no class", () => {
    assert.deepEqual(problems({ key: {} }), ["key: has no arn; write an EncryptionKey"]);
    assert.deepEqual(problems({ key: "arn:aws:kms" }), [
      'key: "arn:aws:kms" is text, not an object; write an EncryptionKey',
    ]);
  });

  it("takes null for nothing only where something is needed", () => {
    assert.deepEqual(problems({ port: null }), [
      "port: is null; leave it out, or write a whole number from 1 to 65535",
    ]);
  });

  it("takes what is known later where the argument may be, and only there", () => {
    assert.deepEqual(problems({ vpcId: pulumi.output("x"), subnetIds: [Promise.resolve("x"), pulumi.output(5)] }), []);
    assert.deepEqual(problems({ port: pulumi.output(80), key: pulumi.output({ arn: "arn" }) }), [
      "port: is not known before deployment; write a whole number from 1 to 65535",
      "key: is not known before deployment; write an EncryptionKey",
    ]);
  });

  it("names misspelt arguments, and passes over those of others", () => {
    assert.deepEqual(problems({ Port: 80, enable: true, account: {}, transform: { buckets: {} } }), [
      'transform.buckets: is not an argument; write "bucket"',
      'Port: is not an argument; write "port"',
      'enable: is not an argument; write "enabled"',
    ]);
    assert.deepEqual(problems({ port: 80, ports: 80, keys: [], unknown: undefined }), []);
  });

  it("wants changes to children as properties or a function", () => {
    assert.deepEqual(problems({ transform: { bucket: 5 } }), [
      "transform.bucket: 5 is a number, not an object or a function; write properties to merge over the component's own, or a function of them",
    ]);
  });

  it("depends on what is given, where there is a choice", () => {
    interface One {
      readonly kind: "one";
      readonly first: string;
    }
    interface Two {
      readonly kind: "two";
      readonly second: string;
    }
    const kind = choice("one", "two");
    const one = object<One>({ kind, first: someText("a first") });
    const two = object<Two>({ kind, second: someText("a second") });
    const either = depending<One | Two>("one or two", (value) => (value.kind === "two" ? two : one));
    assert.deepEqual(check("it", { kind: "two", second: "x" }, either), []);
    assert.deepEqual(check("it", { kind: "two", second: " " }, either), [
      { propertyPath: "it.second", reason: '" " is not valid; write a second' },
    ]);
    assert.deepEqual(check("it", 1, either), [
      { propertyPath: "it", reason: "1 is a number, not an object; write one or two" },
    ]);
  });

  it("shows any value at all without failing over it", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const value of [circular, 1n, Symbol("s"), () => 1, Number.NaN, new Date(0), Object.create(null), [[]]]) {
      assert.equal(check("it", value, text("text")).length, 1);
    }
  });
});

describe("checkArguments", () => {
  const relation = { propertyPath: "port", reason: "does not go with kind" };

  it("says what does not go together, beside values that are not valid by themselves", () => {
    const found = checkArguments({ ...good, port: 0 }, shape, () => [relation]);
    assert.deepEqual(
      found.map(({ propertyPath }) => propertyPath),
      ["port", "port"],
    );
  });

  it("asks what goes together only where everything has its type", () => {
    const untyped: Args = JSON.parse('{"vpcId":"vpc-1","subnetIds":["one","two"]}');
    const found = checkArguments(untyped, shape, () => assert.fail("asked"));
    assert.deepEqual(found, [{ propertyPath: "key", reason: "is missing; write an EncryptionKey" }]);
  });

  it("names arguments that are not there at all", () => {
    const nothing: Args = JSON.parse("null");
    assert.deepEqual(checkArguments(nothing, shape), [
      { propertyPath: "args", reason: "is null; write an object with vpcId, subnetIds, key" },
    ]);
  });
});
