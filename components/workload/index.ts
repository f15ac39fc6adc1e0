export { EncryptedVolumeClass, type EncryptedVolumeClassArgs } from "./encryptedVolumeClass";
export { probeDefaults, workloadDefaults } from "./hardenedDefaults";
export { HardenedWorkload, type WorkloadController } from "./hardenedWorkload";
export type {
  HardenedWorkloadArgs,
  SecretKey,
  ServiceAccountToken,
  WorkloadAutoscaling,
  WorkloadKind,
  WorkloadProbes,
  WorkloadVolume,
} from "./hardenedWorkloadArgs";
export {
  type ComputeResources,
  type ContainerLimits,
  SecureNamespace,
  type SecureNamespaceArgs,
} from "./secureNamespace";
