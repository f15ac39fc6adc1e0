import { join, sep } from "node:path";
import { type Node, Project, type SourceFile } from "ts-morph";

const COMPONENTS = join(__dirname, "../../components");

/** The sources of the components: first the one that composes the others, then by folder and file. */
export function componentSources(): readonly SourceFile[] {
  return project()
    .getSourceFiles()
    .toSorted((one, other) => depth(one) - depth(other) || path(one).localeCompare(path(other), "en"));
}

/** What users may import, by name. */
export function publicDeclarations(): ReadonlyMap<string, readonly Node[]> {
  return project().getSourceFileOrThrow(join(COMPONENTS, "index.ts")).getExportedDeclarations();
}

/** Computes once what is asked for again and again: the sources stay as they are while they are printed. */
export function once<Value>(compute: () => Value): () => Value {
  let computed: { readonly value: Value } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** The components alone: what the SDKs declare would take long to read, and is documented by themselves. */
const project = once(() => {
  const read = new Project({
    compilerOptions: { noResolve: true, noLib: true },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  read.addSourceFilesAtPaths([`${COMPONENTS}/**/*.ts`]);
  return read;
});

function depth(source: SourceFile): number {
  return path(source).split(sep).length;
}

function path(source: SourceFile): string {
  return source.getFilePath();
}
