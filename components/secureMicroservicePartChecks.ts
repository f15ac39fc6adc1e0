import { serviceCertificateFields } from "./certificates/internal";
import type { Grantable, KeyRef, NamespaceRef } from "./core";
import {
  choice,
  depending,
  dnsLabel,
  type Fields,
  grantable,
  having,
  input,
  keyRef,
  namespaceRef,
  object,
  optional,
  orFalse,
  record,
  someText,
} from "./core/checks";
import { encryptionKeyFields } from "./encryption/internal";
import type { WorkloadIdentity } from "./identity";
import { workloadIdentityFields } from "./identity/internal";
import type { MeshMember } from "./mesh";
import { meshMember } from "./mesh/internal";
import type {
  CertificateRef,
  MicroserviceCertificateSettings,
  MicroserviceIdentitySettings,
  MicroserviceKeySettings,
  MicroserviceNamespaceSettings,
  MicroserviceWorkloadSettings,
  SecureMicroserviceArgs,
} from "./secureMicroserviceArgs";
import type { StoragePlan } from "./storage";
import { namespaceFields, workloadFields } from "./workload/internal";

const {
  namespace: _,
  image: _image,
  env: serviceEnv,
  deletionProtection: _keep,
  tags: _tags,
  labels: _labels,
  ...settingsOfWorkload
} = workloadFields;

/** Environment of the container. */
export const env = serviceEnv;

const namespaceSettings = object<MicroserviceNamespaceSettings>({
  annotations: namespaceFields.annotations,
  limits: namespaceFields.limits,
  namespaceLabels: namespaceFields.namespaceLabels,
  quota: namespaceFields.quota,
});

const keySettings = object<MicroserviceKeySettings>({
  administrators: encryptionKeyFields.administrators,
  deletionWindowInDays: encryptionKeyFields.deletionWindowInDays,
  description: encryptionKeyFields.description,
  multiRegion: encryptionKeyFields.multiRegion,
  rotationPeriodInDays: encryptionKeyFields.rotationPeriodInDays,
  serviceUses: encryptionKeyFields.serviceUses,
});

const identitySettings = object<MicroserviceIdentitySettings>({
  managedPolicyArns: workloadIdentityFields.managedPolicyArns,
  maxSessionDuration: workloadIdentityFields.maxSessionDuration,
  permissionsBoundary: workloadIdentityFields.permissionsBoundary,
  statements: workloadIdentityFields.statements,
});

const certificateSettings = object<MicroserviceCertificateSettings>({
  renewBeforeHours: serviceCertificateFields.renewBeforeHours,
  uris: serviceCertificateFields.uris,
  usages: serviceCertificateFields.usages,
  validityHours: serviceCertificateFields.validityHours,
});

const namespacePart = depending<MicroserviceNamespaceSettings | NamespaceRef>(
  "settings of the namespace, or { namespaceName } of one that exists",
  (given) => ("namespaceName" in given ? namespaceRef : namespaceSettings),
);

const keyPart = depending<MicroserviceKeySettings | KeyRef>(
  "settings of the key, one that exists, or false for none",
  (given) => ("arn" in given ? keyRef("the key") : keySettings),
);

const storagePart = record<StoragePlan | Grantable>(
  depending<StoragePlan | Grantable>(
    "bucketStorage(), or what exists, such as EncryptedBucket.fromExisting(…)",
    (given) =>
      "create" in given
        ? having<StoragePlan>("bucketStorage()", "create", "needs", "longestName")
        : grantable("bucketStorage(), or what exists"),
  ),
  "storage by name, such as { data: bucketStorage() }, or false for none",
  dnsLabel,
);

const identityPart = depending<MicroserviceIdentitySettings | WorkloadIdentity>(
  "settings of the role, a WorkloadIdentity that exists, or false for none",
  (given) =>
    "podCredentials" in given
      ? having<WorkloadIdentity>("a WorkloadIdentity", "arn", "grant", "podCredentials", "credentialSource")
      : identitySettings,
);

const certificatePart = depending<MicroserviceCertificateSettings | CertificateRef>(
  "settings of the certificate, { secretName } of one that exists, or false for none",
  (given) =>
    "secretName" in given
      ? object<CertificateRef>({ secretName: input(someText("the Secret's name")) })
      : certificateSettings,
);

const workloadPart = depending<MicroserviceWorkloadSettings | MeshMember>(
  "settings of the workload, one that exists as the mesh sees it, or false for none",
  (given) => ("name" in given ? meshMember : object<MicroserviceWorkloadSettings>(settingsOfWorkload)),
);

/** What each part of a service may be. */
export const partFields: Fields<
  Pick<SecureMicroserviceArgs, "namespace" | "key" | "storage" | "identity" | "certificate" | "mesh" | "workload">
> = {
  namespace: optional(namespacePart),
  key: optional(orFalse(keyPart)),
  storage: optional(orFalse(storagePart)),
  identity: optional(orFalse(identityPart)),
  certificate: optional(orFalse(certificatePart)),
  mesh: optional(orFalse(choice("istio", "linkerd"))),
  workload: optional(orFalse(workloadPart)),
};
