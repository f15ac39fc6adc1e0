import assert from "node:assert/strict";
import type { StackResources } from "../../../policies/core";
import { policy } from "../../../policies/core";
import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type ExampleResource, judge, resource } from "../support/judge";

describe("the resources around one", () => {
  it("are found by type, in any version", async () => {
    const stack = [
      target({}),
      resource("kubernetes:apps/v1:Deployment", {}, { name: "one" }),
      resource("kubernetes:apps/v1beta1:Deployment", {}, { name: "two" }),
      resource("kubernetes:apps/v1:StatefulSet", {}, { name: "three" }),
    ];
    assert.deepEqual(await namesOf(stack, (around) => around.ofType("kubernetes:apps/*:Deployment")), ["one", "two"]);
  });

  describe("point at it", () => {
    const pointers = (...stack: ExampleResource[]) =>
      namesOf(stack, (around, it) => around.referencing(it, "bucket", "t:m:Part"));

    it("by a dependency of the property, while its value is not known", async () => {
      const part = resource("t:m:Part", { bucket: UNKNOWN }, { name: "part", dependsOn: { bucket: ["it"] } });
      assert.deepEqual(await pointers(target({}), part), ["part"]);
    });

    it("not by a dependency of another property", async () => {
      const part = resource("t:m:Part", { bucket: UNKNOWN }, { name: "part", dependsOn: { prefix: ["it"] } });
      assert.deepEqual(await pointers(target({}), part), []);
    });

    for (const property of ["id", "arn", "name", "bucket"]) {
      it(`by the value of its ${property}`, async () => {
        const part = resource("t:m:Part", { bucket: "orders" }, { name: "part" });
        assert.deepEqual(await pointers(target({ [property]: "orders" }), part), ["part"]);
      });
    }

    it("once, by dependency and by value", async () => {
      const part = resource("t:m:Part", { bucket: "orders" }, { name: "part", dependsOn: { bucket: ["it"] } });
      assert.deepEqual(await pointers(target({ id: "orders", bucket: "orders" }), part), ["part"]);
    });

    it("not by an empty value, nor by one of another resource", async () => {
      const parts = ["", "payments"].map((bucket) => resource("t:m:Part", { bucket }, { name: `part ${bucket}` }));
      assert.deepEqual(await pointers(target({ id: "orders", name: "" }), ...parts), []);
    });

    it("by a property at a path", async () => {
      const stack = [
        target({ metadata: { name: "orders" } }),
        resource("t:m:Part", { metadata: { namespace: "orders" } }, { name: "by value" }),
        resource(
          "t:m:Part",
          { metadata: { namespace: UNKNOWN } },
          { name: "by dependency", dependsOn: { metadata: ["it"] } },
        ),
        resource("t:m:Part", { metadata: { namespace: "payments" } }, { name: "elsewhere" }),
      ];
      const found = await namesOf(stack, (around, it) => around.referencing(it, "metadata.namespace", "t:m:Part"));
      assert.deepEqual(found.sort(), ["by dependency", "by value"]);
    });
  });

  describe("tell what the program gives", () => {
    const given = async (stack: readonly ExampleResource[]) => {
      let value: unknown;
      const { undecided } = await ask(stack, (around, it) => {
        value = around.given(it, "internal");
      });
      return undecided ?? value;
    };

    it("where it is known", async () => assert.equal(await given([target({ internal: true })]), true));

    it("nothing, where the provider fills it in later", async () => {
      assert.equal(await given([target({ internal: UNKNOWN })]), undefined);
    });

    it("that it is not known yet, where it comes from another resource", async () => {
      const it = resource("t:m:Target", { internal: UNKNOWN }, { dependsOn: { internal: ["setting"] } });
      assert.match(
        String(await given([it, resource("t:m:Setting", {}, { name: "setting" })])),
        /^not known yet: internal /,
      );
    });
  });
});

function target(props: Record<string, unknown>): ExampleResource {
  return resource("t:m:Target", props);
}

type Question<T> = (around: StackResources, it: Parameters<StackResources["given"]>[0]) => T;

async function namesOf(stack: readonly ExampleResource[], question: Question<readonly { name: string }[]>) {
  let names: string[] = [];
  await ask(stack, (around, it) => {
    names = question(around, it).map(({ name }) => name);
  });
  return names;
}

function ask(stack: readonly ExampleResource[], question: Question<void>) {
  const asking = policy({
    name: "test-asking",
    title: "Asks",
    severity: "low",
    controls: {},
    remediation: "None.",
    resources: ["t:m:Target"],
    checkInStack: (it, _report, around) => question(around, it),
  });
  return judge(asking, stack);
}
