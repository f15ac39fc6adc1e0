import {
  type ClassDeclaration,
  type InterfaceDeclaration,
  type JSDocableNode,
  type MethodDeclaration,
  type MethodSignature,
  Node,
  Scope,
  type SourceFile,
  type TypeElementMemberedNode,
  type TypeNode,
} from "ts-morph";

/** What a comment says. */
export interface Documentation {
  /** The paragraphs before its tags, each in one line. */
  readonly paragraphs: readonly string[];
  /** What `@default` says; `undefined` where there is no such tag. */
  readonly default: string | undefined;
  /** What `@example` shows, line by line. */
  readonly example: string | undefined;
}

/** One property of an interface or class, as its source documents it. */
export interface DocumentedProperty extends Documentation {
  readonly name: string;
  /** The type, as it is written; an empty text where it is left to the compiler. */
  readonly type: string;
  readonly optional: boolean;
}

export interface DocumentedInterface {
  readonly name: string;
  readonly documentation: Documentation;
  /** The interfaces that it extends. */
  readonly bases: readonly string[];
  readonly properties: readonly DocumentedProperty[];
  readonly methods: readonly DocumentedMethod[];
}

export interface DocumentedMethod extends Documentation {
  readonly name: string;
  /** As a caller sees it: `calls(callee: SecureMicroservice, rule: CallRule): void`. */
  readonly signature: string;
  readonly isStatic: boolean;
}

export interface DocumentedClass {
  readonly name: string;
  readonly documentation: Documentation;
  /** The class that it extends; an empty text for none. */
  readonly base: string;
  /** The interfaces that it implements. */
  readonly implemented: readonly string[];
  readonly isAbstract: boolean;
  /** The type of the parameter `args` of its constructor; an empty text if it has none. */
  readonly argsType: string;
  /** What can be read of it. */
  readonly properties: readonly DocumentedProperty[];
  readonly methods: readonly DocumentedMethod[];
}

/** The interfaces that a source declares, in its order. */
export function interfacesIn(source: SourceFile): DocumentedInterface[] {
  return source.getInterfaces().map((declared: InterfaceDeclaration) => ({
    name: declared.getName(),
    documentation: documentationOf(declared),
    bases: declared.getExtends().map((base) => base.getExpression().getText()),
    properties: membersOf(declared),
    methods: declared.getMethods().map((method) => methodOf(method, false)),
  }));
}

/** The classes that a source exports, in its order. */
export function classesIn(source: SourceFile): DocumentedClass[] {
  return source
    .getClasses()
    .filter((declared) => declared.hasExportKeyword())
    .map((declared) => ({
      name: declared.getNameOrThrow(),
      documentation: documentationOf(declared),
      base: declared.getExtends()?.getExpression().getText() ?? "",
      implemented: declared.getImplements().map((each) => each.getExpression().getText()),
      isAbstract: declared.isAbstract(),
      argsType: argsTypeOf(declared),
      properties: propertiesOf(declared),
      methods: declared
        .getMethods()
        .filter(isForUsers)
        .map((method) => methodOf(method, method.isStatic())),
    }));
}

/** The names that a type alias of interfaces stands for, by the alias. */
export function unionsIn(source: SourceFile): Map<string, readonly string[]> {
  const unions = new Map<string, readonly string[]>();
  for (const alias of source.getTypeAliases()) {
    const type = alias.getTypeNode();
    if (!Node.isUnionTypeNode(type)) continue;
    const members = type.getTypeNodes();
    if (members.every(Node.isTypeReference)) unions.set(alias.getName(), members.map(textOf));
  }
  return unions;
}

/** The properties of a type that is written out in braces; none of any other. */
export function membersOf(declared: TypeElementMemberedNode): DocumentedProperty[] {
  return declared.getProperties().map((property) => ({
    name: property.getName(),
    type: textOf(property.getTypeNode()),
    optional: property.hasQuestionToken(),
    ...documentationOf(property),
  }));
}

function argsTypeOf(declared: ClassDeclaration): string {
  const parameter = declared
    .getConstructors()
    .flatMap((each) => each.getParameters())
    .find((each) => each.getName() === "args");
  return textOf(parameter?.getTypeNode());
}

function propertiesOf(declared: ClassDeclaration): DocumentedProperty[] {
  return [...declared.getProperties(), ...declared.getGetAccessors()].filter(isForUsers).map((member) => ({
    name: member.getName(),
    type: textOf(Node.isGetAccessorDeclaration(member) ? member.getReturnTypeNode() : member.getTypeNode()),
    optional: Node.isPropertyDeclaration(member) && member.hasQuestionToken(),
    ...documentationOf(member),
  }));
}

function methodOf(method: MethodDeclaration | MethodSignature, isStatic: boolean): DocumentedMethod {
  const parameters = method
    .getParameters()
    .map((parameter) => textOf(parameter))
    .join(", ");
  const result = textOf(method.getReturnTypeNode());
  return {
    name: method.getName(),
    signature: `${method.getName()}(${parameters})${result && `: ${result}`}`,
    isStatic,
    ...documentationOf(method),
  };
}

function isForUsers(member: { getScope(): Scope } & JSDocableNode): boolean {
  const isInternal = member
    .getJsDocs()
    .some((comment) => comment.getTags().some((tag) => tag.getTagName() === "internal"));
  return member.getScope() === Scope.Public && !isInternal;
}

function documentationOf(node: JSDocableNode): Documentation {
  const comment = node.getJsDocs().at(-1);
  const tagged = (name: string) => comment?.getTags().find((tag) => tag.getTagName() === name);
  const given = tagged("default");
  const paragraphs = (comment?.getDescription() ?? "").split(/\n\s*\n/).map(oneLine);
  return {
    paragraphs: paragraphs.filter((paragraph) => paragraph !== ""),
    default: given && oneLine(given.getCommentText() ?? ""),
    example: tagged("example")?.getCommentText()?.trim(),
  };
}

/** What stands there, in one line and without comments; an empty text for nothing. */
function textOf(node: TypeNode | Node | undefined): string {
  const withoutComments = (node?.getText() ?? "").replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
  return oneLine(withoutComments);
}

function oneLine(text: string): string {
  return text
    .replace(/\{@link (\S+?)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
}
