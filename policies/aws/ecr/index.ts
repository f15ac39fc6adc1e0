export { ecrImmutableTags } from "./ecrImmutableTags";
export { ecrScanning } from "./ecrScanning";
