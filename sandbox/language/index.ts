export { type LanguageHost, type ProgramSource, startLanguageHost } from "./languageHost";
