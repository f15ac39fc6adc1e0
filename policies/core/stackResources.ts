import type { PolicyResource as AnalyzedResource } from "@pulumi/policy";
import { type Properties, record, text, valueIfKnown } from "./properties";
import { type PolicyResource, typeMatcher } from "./resource";

/** The other resources of the stack, for properties that a provider splits over several resources. */
export interface StackResources {
  /** All resources of one of these types (patterns as in `resources`). */
  ofType(...types: string[]): readonly PolicyResource[];
  /**
   * Resources of these types whose property references `target`: by dependency, so that it is known before anything
   * exists, or by a literal equal to one of the target's own `id`, `arn`, `name`, `metadata.name` or the property of the
   * same name.
   *
   * @param property its name, or its path: `metadata.namespace`
   */
  referencing(target: PolicyResource, property: string, ...types: string[]): readonly PolicyResource[];
  /**
   * A property as far as the program decides it: `undefined` where the program leaves it to the provider, which says only
   * after the update what it took. Reading the property itself would stop the policy at every preview.
   */
  given(resource: PolicyResource, property: string): unknown;
}

/** What the engine tells of the resources around one that is judged. */
type EngineResource = Pick<AnalyzedResource, "type" | "name" | "urn" | "props" | "propertyDependencies">;

/** Looks every question up in an index that the first one of its kind builds: stacks have thousands of resources. */
export function stackResources(resources: readonly EngineResource[]): StackResources {
  const byType = memoized((types: string) => {
    const matches = typeMatcher(types.split(" "));
    return resources.filter((resource) => matches(resource.type));
  });
  const byReference = memoized((question: string) => {
    const [property = "", ...types] = question.split(" ");
    return indexByReference(byType(types.join(" ")), property);
  });
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));

  return {
    ofType: (...types) => byType(types.join(" ")),
    referencing: (target, property, ...types) => {
      const index = byReference([property, ...types].join(" "));
      return [...new Set(namesOf(target, property).flatMap((name) => index.get(name) ?? []))];
    },
    given: (resource, property) => {
      const dependencies = byUrn.get(resource.urn)?.propertyDependencies ?? {};
      return Object.hasOwn(dependencies, property) ? resource.props[property] : valueIfKnown(resource.props, property);
    },
  };
}

/** Resources by each URN that their property depends on, and by its value if that is known. */
function indexByReference(resources: readonly EngineResource[], property: string): Map<string, EngineResource[]> {
  const [first = ""] = property.split(".");
  const index = new Map<string, EngineResource[]>();
  for (const resource of resources) {
    const dependencies = resource.propertyDependencies[first] ?? [];
    const literal = text(knownAt(resource.props, property));
    for (const name of [...dependencies.map((dependency) => dependency.urn), ...(literal ? [literal] : [])]) {
      index.set(name, [...(index.get(name) ?? []), resource]);
    }
  }
  return index;
}

/** Everything by which a resource can be referenced. */
function namesOf(target: PolicyResource, property: string): string[] {
  const own = ["id", "arn", "name", "metadata.name", property].map((path) => text(knownAt(target.props, path)));
  return [target.urn, ...own.filter((name): name is string => name !== undefined && name !== "")];
}

/** The value at a path such as `metadata.name`, or `undefined` if it is absent or not known yet. */
function knownAt(props: Properties, path: string): unknown {
  return path.split(".").reduce<unknown>((value, property) => valueIfKnown(record(value), property), props);
}

function memoized<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const fresh = answer(question);
    answers.set(question, fresh);
    return fresh;
  };
}
