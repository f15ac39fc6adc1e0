import { componentSources, once } from "./componentSources";
import {
  classesIn,
  type DocumentedClass,
  type DocumentedInterface,
  type DocumentedProperty,
  interfacesIn,
  unionsIn,
} from "./sourceDocs";

/** An argument that can be left out. */
export interface DocumentedDefault {
  /** Where it is in the arguments: `deletionWindowInDays`, `probes.livenessPath`, `rateLimits[].perSeconds`. */
  readonly path: string;
  readonly description: string;
  readonly default: string;
}

/** What the sources of a component say about it. */
export interface ComponentDocs {
  readonly name: string;
  readonly description: string;
  /** Arguments with a default, without those that every component has. */
  readonly defaults: readonly DocumentedDefault[];
}

/** What every component accepts; told once, not at each. */
const COMMON = "SecureComponentArgs";

/** What the sources say about every component: first the one that composes the others, then by folder and file. */
export function componentDocs(): ComponentDocs[] {
  const interfaces = documentedInterfaces();
  const unions = documentedUnions();
  return documentedClasses()
    .filter(({ argsType, isAbstract }) => argsType !== "" && !isAbstract)
    .map((component) => docsOf(component, interfaces, unions));
}

/** The classes of the components, in the order of their sources. */
export const documentedClasses = once((): readonly DocumentedClass[] => componentSources().flatMap(classesIn));

/** The interfaces of the components, by name. */
export const documentedInterfaces = once(
  (): ReadonlyMap<string, DocumentedInterface> =>
    new Map(
      componentSources()
        .flatMap(interfacesIn)
        .map((declared) => [declared.name, declared]),
    ),
);

/** The aliases that stand for one interface or another, by name. */
export const documentedUnions = once(
  (): ReadonlyMap<string, readonly string[]> => new Map(componentSources().flatMap((source) => [...unionsIn(source)])),
);

/** The defaults that every component has. */
export function commonDefaults(): readonly DocumentedDefault[] {
  const interfaces = documentedInterfaces();
  return defaultsOf(interfaces.get(COMMON)?.properties ?? [], "", interfaces);
}

function docsOf(
  { name, documentation, argsType }: DocumentedClass,
  interfaces: ReadonlyMap<string, DocumentedInterface>,
  unions: ReadonlyMap<string, readonly string[]>,
): ComponentDocs {
  const properties = (unions.get(argsType) ?? [argsType]).flatMap((type) => propertiesOf(type, interfaces));
  const byName = new Map(properties.map((property) => [property.name, property]));
  return {
    name,
    description: documentation.paragraphs[0] ?? "",
    defaults: defaultsOf([...byName.values()], "", interfaces),
  };
}

/** An interface's own properties and those of what it extends. */
function propertiesOf(
  name: string,
  interfaces: ReadonlyMap<string, DocumentedInterface>,
): readonly DocumentedProperty[] {
  const declared = interfaces.get(name);
  if (declared === undefined || name === COMMON) return [];
  return [...declared.properties, ...declared.bases.flatMap((base) => propertiesOf(base, interfaces))];
}

/** The properties with a default, and those of the interfaces that they are made of. */
function defaultsOf(
  properties: readonly DocumentedProperty[],
  prefix: string,
  interfaces: ReadonlyMap<string, DocumentedInterface>,
): DocumentedDefault[] {
  return properties.flatMap(({ name, type, paragraphs, default: given }) => {
    const path = `${prefix}${name}`;
    const [, inner = "", list = ""] = /^(?:readonly )?(\w+)(\[\])?$/.exec(type) ?? [];
    const own = given === undefined ? [] : [{ path, description: paragraphs.join(" "), default: given }];
    return [...own, ...defaultsOf(propertiesOf(inner, interfaces), `${path}${list}.`, interfaces)];
  });
}
