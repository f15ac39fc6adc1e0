export {
  type Controls,
  controlTags,
  type JudgedResource,
  type PolicyDefinition,
  policy,
  type Report,
  type ResourcePolicyDefinition,
  type StackPolicyDefinition,
  type Surroundings,
  toPulumiPolicy,
  typeMatcher,
} from "./policy";
export { json, list, type Properties, record, records, text, texts } from "./properties";
