// Loaded into the process of a program that is checked: what its stack does not tell is made up, and told.
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { placeholderFor, placeholderText } from "../placeholder";
import type { Placeholder } from "./placeholder";

/** A type that the stand-in of the package `sandbox` answers, in place of the engine's own, which asks the backend. */
const STACK_REFERENCE = "sandbox:index:StackReference";

type Method = (this: unknown, ...args: unknown[]) => unknown;

fillInFor(process.cwd(), process.env.SANDBOX_PLACEHOLDERS ?? "");

function fillInFor(folder: string, notes: string): void {
  const load = createRequire(join(folder, "index.js"));
  const { Config } = load("@pulumi/pulumi/config");
  const { setConfig } = load("@pulumi/pulumi/runtime/config");
  const { StackReference } = load("@pulumi/pulumi/stackReference");
  const { all } = load("@pulumi/pulumi/output");
  const resources = load("@pulumi/pulumi/runtime/resource");
  const noted = new Set<string>();
  const note = (placeholder: Placeholder): void => {
    const line = `${JSON.stringify(placeholder)}\n`;
    if (notes === "" || noted.has(line)) return;
    noted.add(line);
    appendFileSync(notes, line);
  };

  const fillIn = (method: string, makeUp: (key: string, options: unknown) => string): void => {
    wrap(
      Config.prototype,
      method,
      (original) =>
        function (this: { get(key: string): unknown; fullKey(key: string): string }, key, ...others) {
          const name = String(key);
          if (this.get(name) === undefined) {
            setConfig(this.fullKey(name), makeUp(name, others[1]));
            note({ kind: "configuration", name: this.fullKey(name) });
          }
          return original.call(this, key, ...others);
        },
    );
  };
  fillIn("requireImpl", (key, options) => allowed(options) ?? placeholderText(key));
  fillIn("requireBooleanImpl", () => "false");
  fillIn("requireNumberImpl", () => "1");
  fillIn("requireObjectImpl", (key) => {
    const made = placeholderFor(key);
    return JSON.stringify(Array.isArray(made) ? made : {});
  });

  wrap(
    resources,
    "readResource",
    (original) =>
      function (resource, parent, type, ...others) {
        const answered = type === "pulumi:pulumi:StackReference" ? STACK_REFERENCE : type;
        return original.call(this, resource, parent, answered, ...others);
      },
  );
  for (const method of ["getOutput", "requireOutput"]) {
    wrap(
      StackReference.prototype,
      method,
      () =>
        function (this: { name: unknown; outputs: unknown }, name) {
          return all([this.name, name, this.outputs]).apply(([stack, output, outputs]: [string, string, object]) => {
            if (Object.hasOwn(outputs, output)) return Reflect.get(outputs, output);
            note({ kind: "stack reference", name: `${stack} ${output}` });
            return placeholderFor(output);
          });
        },
    );
  }
}

function wrap<This>(
  holder: Record<string, Method>,
  name: string,
  wrapped: (original: Method) => (this: This, ...args: unknown[]) => unknown,
): void {
  const original = holder[name];
  if (original !== undefined) Object.defineProperty(holder, name, { value: wrapped(original), writable: true });
}

/** The first of the values that a program allows. */
function allowed(options: unknown): string | undefined {
  if (typeof options !== "object" || options === null || !("allowedValues" in options)) return undefined;
  const { allowedValues } = options;
  return Array.isArray(allowedValues) ? String(allowedValues[0]) : undefined;
}
