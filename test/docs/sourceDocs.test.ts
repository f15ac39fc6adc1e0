import assert from "node:assert/strict";
import { classesIn, interfacesIn, unionsIn } from "../../docs/generate/sourceDocs";

describe("interfacesIn", () => {
  it("reads names, types, descriptions and defaults", () => {
    const source = `
      /** Not about the interface: { } */
      const other = { days: 1 };
export interface BucketArgs extends CommonArgs, Tagged {
  /**
   * How long versions are kept;
   * see {@link expiry}. Unit: days.
   *
   * A second paragraph.
   *
   * @default 90
   */
  readonly days?: pulumi.Input<number>;
  /** Why. @default none */
  readonly reason?: string;
  readonly nested: {
    /** Inside. @default 1 */
    readonly inner?: number;
  };
}
`;
    assert.deepEqual(interfacesIn(source), [
      {
        name: "BucketArgs",
        bases: ["CommonArgs", "Tagged"],
        properties: [
          {
            name: "days",
            type: "pulumi.Input<number>",
            description: "How long versions are kept; see {@link expiry}. Unit: days. A second paragraph.",
            default: "90",
          },
          { name: "reason", type: "string", description: "Why.", default: "none" },
          { name: "nested", type: "{ readonly inner?: number; }", description: "", default: undefined },
        ],
      },
    ]);
  });

  it("does not give a property the description of the one before it", () => {
    const [declared] = interfacesIn(
      "interface A {\n  /** First. */\n  readonly a: string;\n  readonly b: string;\n}\n",
    );
    assert.deepEqual(
      declared?.properties.map(({ description }) => description),
      ["First.", ""],
    );
  });
});

describe("classesIn", () => {
  it("reads the first paragraph and the type of the arguments", () => {
    const source = `
/**
 * A bucket.
 *
 * More of it.
 *
 * @throws always
 */
export class Bucket extends SecureComponent {
  constructor(name: string, args: BucketArgs = {}, opts?: Options) {}
}
`;
    assert.deepEqual(classesIn(source), [{ name: "Bucket", description: "A bucket.", argsType: "BucketArgs" }]);
  });
});

describe("unionsIn", () => {
  it("reads aliases of interfaces, and of nothing else", () => {
    const source = 'export type Args = One | Two;\nexport type Kind = "a" | "b";\ntype Alone = One;\n';
    assert.deepEqual([...unionsIn(source)], [["Args", ["One", "Two"]]]);
  });
});
