import { type PolicyResource, type Properties, record, records, text, texts } from "../../core";

/** `metadata.labels` of an object. */
export function labelsOf(object: PolicyResource): Properties {
  return record(record(object.props.metadata).labels);
}

/** `metadata.annotations` of an object. */
export function annotationsOf(object: PolicyResource): Properties {
  return record(record(object.props.metadata).annotations);
}

/** Whether a Kubernetes label selector selects these labels; an empty one selects all. */
export function selects(selector: Properties, labels: Properties): boolean {
  const exact = Object.entries(record(selector.matchLabels)).every(([key, value]) => labels[key] === value);
  return exact && records(selector.matchExpressions).every((expression) => holds(expression, labels));
}

/** Whether a label selector selects everything. */
export function selectsAll(selector: Properties): boolean {
  return Object.keys(record(selector.matchLabels)).length === 0 && records(selector.matchExpressions).length === 0;
}

/** Source: Kubernetes API reference, LabelSelectorRequirement. */
function holds(expression: Properties, labels: Properties): boolean {
  const value = text(labels[text(expression.key) ?? ""]);
  const listed = value !== undefined && texts(expression.values).includes(value);
  switch (expression.operator) {
    case "In":
      return listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}
