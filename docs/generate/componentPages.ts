import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentedClasses, documentedInterfaces, documentedUnions } from "./componentDocs";
import { publicDeclarations } from "./componentSources";
import { code, markdownTable, prose } from "./markdown";
import type {
  Documentation,
  DocumentedClass,
  DocumentedInterface,
  DocumentedMethod,
  DocumentedProperty,
} from "./sourceDocs";

const EXAMPLES = join(__dirname, "../../examples/components");

/** What can be left out of every table: each class takes them, and secure-defaults.md tells them once. */
const COMMON = "SecureComponentArgs";

/** One page for each class that users construct, by its file in docs/components/. */
export function componentPages(): ReadonlyMap<string, string> {
  const components = constructedComponents();
  const pages = components.map((component) => [`${component.name}.md`, pageOf(component, components)] as const);
  return new Map([["README.md", contents(components)], ...pages]);
}

/** The components that a program can construct. */
export function constructedComponents(): readonly DocumentedClass[] {
  const names = publicDeclarations();
  return documentedClasses().filter(
    (declared) => names.has(declared.name) && !declared.isAbstract && declared.argsType !== "",
  );
}

/** Where the example of a component is, in examples/components/. */
export function exampleFile(component: string): string {
  return `${component.charAt(0).toLowerCase()}${component.slice(1)}.ts`;
}

function contents(components: readonly DocumentedClass[]): string {
  const rows = components.map(({ name, documentation }) => [
    `[${name}](${name}.md)`,
    prose(documentation.paragraphs[0] ?? ""),
  ]);
  return [
    "# Components",
    "",
    "Printed by `npm run docs` from the sources. Every component also takes `deletionProtection`, `tags` and Pulumi's own",
    "options; what each does by default, and which policy notices when that is weakened, stands in",
    "[secure-defaults.md](../secure-defaults.md).",
    "",
    markdownTable(["component", "what it is"], rows),
    "",
  ].join("\n");
}

function pageOf(component: DocumentedClass, components: readonly DocumentedClass[]): string {
  return [
    `# ${component.name}`,
    ...component.documentation.paragraphs.flatMap((paragraph) => ["", prose(paragraph)]),
    ...exampleSection(component.name),
    ...argumentSections(component, components),
    ...propertySection(outputsOf(component)),
    ...methodSection(methodsOf(component)),
    "",
  ].join("\n");
}

/** The class and those that it extends, nearest first, but for what every component is. */
function lineageOf(component: DocumentedClass): DocumentedClass[] {
  const base = documentedClasses().find(({ name }) => name === component.base && name !== "SecureComponent");
  return [component, ...(base ? lineageOf(base) : [])];
}

/** What can be read of a component; where the class says nothing of it, what the interface says that it comes from. */
export function outputsOf(component: DocumentedClass): readonly DocumentedProperty[] {
  const promised = promisedBy(component).flatMap(({ properties }) => properties);
  return eachOnce(lineageOf(component).flatMap(({ properties }) => properties)).map((property) => {
    const told = withWords(property, promised);
    return { ...told, type: told.type === "" ? (named(promised, property.name)?.type ?? "") : told.type };
  });
}

/** What can be called of a component, documented in the same way. */
export function methodsOf(component: DocumentedClass): readonly DocumentedMethod[] {
  const promised = promisedBy(component).flatMap(({ methods }) => methods);
  return eachOnce(lineageOf(component).flatMap(({ methods }) => methods)).map((method) => withWords(method, promised));
}

function promisedBy(component: DocumentedClass): readonly DocumentedInterface[] {
  const interfaces = documentedInterfaces();
  return lineageOf(component)
    .flatMap(({ implemented }) => implemented)
    .flatMap((name) => interfaces.get(name) ?? []);
}

function withWords<Member extends Documentation & { readonly name: string }>(
  member: Member,
  promised: readonly Member[],
): Member {
  return member.paragraphs.length > 0
    ? member
    : { ...member, paragraphs: named(promised, member.name)?.paragraphs ?? [] };
}

function named<Member extends { readonly name: string }>(members: readonly Member[], name: string): Member | undefined {
  return members.find((member) => member.name === name);
}

/** The members of a class and of those that it extends, the nearest of each name. */
function eachOnce<Member extends { readonly name: string }>(members: readonly Member[]): Member[] {
  return members.filter((member, index) => members.findIndex(({ name }) => name === member.name) === index);
}

function exampleSection(component: string): string[] {
  const file = join(EXAMPLES, exampleFile(component));
  if (!existsSync(file)) return [];
  return ["", "## Example", "", "```ts", readFileSync(file, "utf8").trim(), "```"];
}

function argumentSections(component: DocumentedClass, components: readonly DocumentedClass[]): string[] {
  const pages = new Map(
    components
      .filter((other) => other !== component)
      .flatMap(({ name, argsType }) => [name, ...alternatives(argsType)].map((type) => [type, name] as const)),
  );
  const own = argumentInterfaces(component).filter(({ name }) => !pages.has(name));
  const args = new Set(alternatives(component.argsType));
  return ["", "## Arguments", ...own.flatMap((declared) => interfaceSection(declared, args.has(declared.name), pages))];
}

/** The interfaces of a component's arguments, then those that they are made of, each once. */
export function argumentInterfaces({ argsType }: DocumentedClass): readonly DocumentedInterface[] {
  const interfaces = documentedInterfaces();
  const found = new Map<string, DocumentedInterface>();
  const find = (name: string): void => {
    documentedUnions().get(name)?.forEach(find);
    const declared = interfaces.get(name);
    if (declared === undefined || found.has(name) || name === COMMON) return;
    const properties = allProperties(declared, interfaces);
    found.set(name, { ...declared, properties });
    for (const { type } of properties.filter((property) => property.name !== "transform")) {
      for (const inner of type.match(/\b[A-Z]\w+\b(?!\[")/g) ?? []) find(inner);
    }
  };
  alternatives(argsType).forEach(find);
  return [...found.values()];
}

function alternatives(argsType: string): readonly string[] {
  return documentedUnions().get(argsType) ?? [argsType];
}

function interfaceSection(
  { name, documentation, properties }: DocumentedInterface,
  isArgs: boolean,
  pages: ReadonlyMap<string, string>,
): string[] {
  return [
    "",
    `### ${name}`,
    ...(isArgs ? [] : documentation.paragraphs.flatMap((paragraph) => ["", prose(paragraph)])),
    "",
    markdownTable(
      ["argument", "type", "default", "what it is"],
      properties.map((property) => argumentRow(property, pages)),
    ),
  ];
}

function argumentRow(property: DocumentedProperty, pages: ReadonlyMap<string, string>): string[] {
  const { name, type, optional, default: given, paragraphs } = property;
  const told = new Set((type.match(/\b[A-Z]\w+/g) ?? []).flatMap((part) => pages.get(part) ?? []));
  const see = name === "transform" ? [] : [...told].map((page) => `See [${page}](${page}.md).`);
  return [
    code(name),
    name === "transform" ? childrenIn(type) : code(type),
    optional ? prose(given ?? "none") : "required",
    [prose(paragraphs.join(" ")), ...see].join(" "),
  ];
}

/** The children that a `transform` changes. */
function childrenIn(type: string): string {
  const children = [...type.matchAll(/readonly (\w+)\?:/g)].map(([, child = ""]) => code(child));
  return children.length > 0 ? `of ${children.join(", ")}` : code(type);
}

/** An interface's own properties and those of what it extends, the required ones first. */
function allProperties(
  declared: DocumentedInterface,
  interfaces: ReadonlyMap<string, DocumentedInterface>,
): readonly DocumentedProperty[] {
  const inherited = declared.bases
    .filter((base) => base !== COMMON)
    .flatMap((base) => interfaces.get(base) ?? [])
    .flatMap((base) => allProperties(base, interfaces));
  const byName = new Map([...inherited, ...declared.properties].map((property) => [property.name, property]));
  return [...byName.values()].sort((one, other) => Number(one.optional) - Number(other.optional));
}

function propertySection(properties: readonly DocumentedProperty[]): string[] {
  if (properties.length === 0) return [];
  const rows = properties.map(({ name, type, paragraphs }) => [
    code(name),
    type && code(type),
    prose(paragraphs.join(" ")),
  ]);
  return ["", "## Outputs", "", markdownTable(["output", "type", "what it is"], rows)];
}

function methodSection(methods: readonly DocumentedMethod[]): string[] {
  if (methods.length === 0) return [];
  return [
    "",
    "## Methods",
    ...methods.flatMap(({ signature, paragraphs, isStatic }) => [
      "",
      `### ${code(`${isStatic ? "static " : ""}${signature}`)}`,
      ...paragraphs.flatMap((paragraph) => ["", prose(paragraph)]),
    ]),
  ];
}
