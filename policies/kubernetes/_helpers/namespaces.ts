import { type PolicyResource, record, type StackResources, text, valueIfKnown } from "../../core";

/** Objects of these types in a namespace, whether they name it or depend on it. */
export function objectsIn(
  namespace: PolicyResource,
  stack: StackResources,
  ...types: string[]
): readonly PolicyResource[] {
  return stack.referencing(namespace, "metadata.namespace", ...types);
}

/** The name of the namespace that an object is in, `undefined` while it is not known. */
export function namespaceOf(object: PolicyResource): string | undefined {
  return text(valueIfKnown(record(object.props.metadata), "namespace"));
}

/** Whether two objects are in one namespace, as far as that is known: two that are not known yet may be. */
export function inSameNamespace(one: PolicyResource, other: PolicyResource): boolean {
  const [first, second] = [namespaceOf(one), namespaceOf(other)];
  return first === second;
}
