export { ecrImmutableTags } from "./ecrImmutableTags";
export { ecrLifecycle } from "./ecrLifecycle";
export { ecrPolicyPrivate } from "./ecrPolicyPrivate";
export { ecrScanning } from "./ecrScanning";
