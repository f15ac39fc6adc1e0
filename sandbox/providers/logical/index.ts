export { checkInputs } from "./check";
export { type LogicalProviderDefinition, logicalProvider } from "./provider";
export type { Generated, LogicalResource, Renewal } from "./resource";
export { atLeast, flag, type InputRule, type InputRules, integer, object, oneOf, text, textMap, texts } from "./rules";
