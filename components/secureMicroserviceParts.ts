import type { Grantable, KeyRef, NamespaceRef } from "./core";
import type { WorkloadIdentity } from "./identity";
import type { MeshMember } from "./mesh";
import type {
  AccessTokens,
  CertificateRef,
  MicroserviceWorkloadSettings,
  SecureMicroserviceArgs,
} from "./secureMicroserviceArgs";
import { bucketStorage, type StoragePlan } from "./storage";

/** What exists in the place of the namespace, if anything does. */
export function existingNamespace({ namespace }: Pick<SecureMicroserviceArgs, "namespace">): NamespaceRef | undefined {
  return namespace && "namespaceName" in namespace ? namespace : undefined;
}

/** What exists in the place of the key, if anything does. */
export function existingKey({ key }: Pick<SecureMicroserviceArgs, "key">): KeyRef | undefined {
  return key && "arn" in key ? key : undefined;
}

/** What exists in the place of the role, if anything does. */
export function existingIdentity({ identity }: Pick<SecureMicroserviceArgs, "identity">): WorkloadIdentity | undefined {
  return identity && "podCredentials" in identity ? identity : undefined;
}

/** What exists in the place of the certificate, if anything does. */
export function existingCertificate({
  certificate,
}: Pick<SecureMicroserviceArgs, "certificate">): CertificateRef | undefined {
  return certificate && "secretName" in certificate ? certificate : undefined;
}

/** What exists in the place of the workload, if anything does. */
export function existingWorkload({ workload }: Pick<SecureMicroserviceArgs, "workload">): MeshMember | undefined {
  return workload && "name" in workload ? workload : undefined;
}

/** The settings of the workload that is made; none where it exists or there is none. */
export function workloadSettings({ workload }: Pick<SecureMicroserviceArgs, "workload">): MicroserviceWorkloadSettings {
  return workload && !("name" in workload) ? workload : {};
}

/** The storage of a service by name: what it makes, or what exists. */
export function storageOf(
  args: Pick<SecureMicroserviceArgs, "storage" | "transform">,
): Readonly<Record<string, StoragePlan | Grantable>> {
  const { storage, transform } = args;
  if (storage === false) return {};
  return storage ?? { data: bucketStorage(transform?.data && { transform: transform.data }) };
}

/** True for storage that is to be made. */
export function isPlan(storage: StoragePlan | Grantable): storage is StoragePlan {
  return "create" in storage;
}

/** Tokens that are checked against an issuer's public keys, if the service takes such. */
export function issuedTokens(tokens: AccessTokens | false) {
  return tokens !== false && "keysUrl" in tokens ? tokens : undefined;
}
