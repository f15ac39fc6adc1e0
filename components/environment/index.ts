export { type GuardedProviders, type GuardedProvidersArgs, guardedProviders } from "./guardedProviders";
