import assert from "node:assert/strict";
import { Project, type SourceFile } from "ts-morph";
import { classesIn, interfacesIn, unionsIn } from "../../docs/generate/sourceDocs";

function parse(text: string): SourceFile {
  return new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true },
  }).createSourceFile("source.ts", text);
}

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
  readonly reason: string;
  readonly nested: {
    /** Inside. @default 1 */
    readonly inner?: number;
  };
}
`;
    const [declared] = interfacesIn(parse(source));
    assert.deepEqual([declared?.name, declared?.bases], ["BucketArgs", ["CommonArgs", "Tagged"]]);
    assert.deepEqual(declared?.properties, [
      {
        name: "days",
        type: "pulumi.Input<number>",
        optional: true,
        paragraphs: ["How long versions are kept; see `expiry`. Unit: days.", "A second paragraph."],
        default: "90",
        example: undefined,
      },
      { name: "reason", type: "string", optional: false, paragraphs: ["Why."], default: "none", example: undefined },
      {
        name: "nested",
        type: "{ readonly inner?: number; }",
        optional: false,
        paragraphs: [],
        default: undefined,
        example: undefined,
      },
    ]);
  });

  it("does not give a property the description of the one before it", () => {
    const [declared] = interfacesIn(
      parse("interface A {\n  /** First. */\n  readonly a: string;\n  readonly b: string;\n}\n"),
    );
    assert.deepEqual(
      declared?.properties.map(({ paragraphs }) => paragraphs),
      [["First."], []],
    );
  });
});

describe("classesIn", () => {
  const [bucket] = classesIn(
    parse(`
/**
 * A bucket.
 *
 * More of it.
 *
 * @throws always
 * @example
 * new Bucket("logs");
 */
export class Bucket extends SecureComponent implements Grantable {
  /** Its ARN. */
  readonly arn: pulumi.Output<string>;
  private readonly key: Key;
  /** @internal */
  readonly room: number;

  constructor(name: string, args: BucketArgs = {}, opts?: Options) {}

  /** Lets a role in. */
  grant(role: Role, /* as in IAM */ access: Access): void {}
  protected encrypt(): void {}
}
class Hidden {}
`),
  );

  it("reads what a class is, and what it is made from", () => {
    assert.deepEqual([bucket?.name, bucket?.base, bucket?.argsType], ["Bucket", "SecureComponent", "BucketArgs"]);
    assert.deepEqual(bucket?.documentation.paragraphs, ["A bucket.", "More of it."]);
    assert.equal(bucket?.documentation.example, 'new Bucket("logs");');
    assert.deepEqual(bucket?.implemented, ["Grantable"]);
  });

  it("reads what users can reach of it, and nothing else", () => {
    assert.deepEqual(
      bucket?.properties.map(({ name }) => name),
      ["arn"],
    );
    assert.deepEqual(
      bucket?.methods.map(({ signature }) => signature),
      ["grant(role: Role, access: Access): void"],
    );
  });

  it("leaves out classes that are not exported", () => {
    assert.deepEqual(classesIn(parse("class Hidden {}")), []);
  });
});

describe("unionsIn", () => {
  it("reads aliases of interfaces, and of nothing else", () => {
    const source = 'export type Args = One | Two;\nexport type Kind = "a" | "b";\ntype Alone = One;\n';
    assert.deepEqual([...unionsIn(parse(source))], [["Args", ["One", "Two"]]]);
  });
});
