export { type LanguageHost, type ProgramSource, startLanguageHost } from "./languageHost";
export type { Placeholder } from "./placeholder";
