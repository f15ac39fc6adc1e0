export { cachedEnginePath, type Engine, type EngineSource, engineSources, resolveEngine } from "./resolve";
export { ENGINE_VERSION } from "./version";
