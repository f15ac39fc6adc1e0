import type { PolicyDefinition } from "../core";
import { defaultDeny } from "./defaultDeny";
import { disruptionBudget } from "./disruptionBudget";
import { dropCapabilities } from "./dropCapabilities";
import { imageDigest } from "./imageDigest";
import { namespacePodSecurity } from "./namespacePodSecurity";
import { networkPolicyNamesPeers } from "./networkPolicyNamesPeers";
import { noBroadSubjects } from "./noBroadSubjects";
import { noClusterAdmin } from "./noClusterAdmin";
import { noDefaultNamespace } from "./noDefaultNamespace";
import { noHostNamespaces } from "./noHostNamespaces";
import { noHostPaths } from "./noHostPaths";
import { noHostPorts } from "./noHostPorts";
import { noPrivilegedContainers } from "./noPrivilegedContainers";
import { noPrivilegeEscalation } from "./noPrivilegeEscalation";
import { noSecretsInConfigMap } from "./noSecretsInConfigMap";
import { noSecretsInEnvironment } from "./noSecretsInEnvironment";
import { probes } from "./probes";
import { rbacNoClusterSecrets } from "./rbacNoClusterSecrets";
import { rbacNoEscalation } from "./rbacNoEscalation";
import { rbacNoSecrets } from "./rbacNoSecrets";
import { rbacNoWildcards } from "./rbacNoWildcards";
import { readOnlyRootFilesystem } from "./readOnlyRootFilesystem";
import { resourceLimits } from "./resourceLimits";
import { runAsNonRoot } from "./runAsNonRoot";
import { seccompProfile } from "./seccompProfile";
import { serviceAccountToken } from "./serviceAccountToken";
import { serviceExposure } from "./serviceExposure";
import { storageClassEncrypted } from "./storageClassEncrypted";
import { targetGroupBindingPeers } from "./targetGroupBindingPeers";

export { annotationsOf, labelsOf, selects, selectsAll } from "./labels";
export { inSameNamespace, namespaceOf, objectsIn } from "./namespaces";
export { podTemplateOf, workloadTypes } from "./podSpecs";

/** Policies about workloads, access and isolation in Kubernetes. */
export const kubernetesPolicies: readonly PolicyDefinition[] = [
  runAsNonRoot,
  noPrivilegeEscalation,
  dropCapabilities,
  readOnlyRootFilesystem,
  seccompProfile,
  noPrivilegedContainers,
  noHostNamespaces,
  noHostPaths,
  noHostPorts,
  imageDigest,
  resourceLimits,
  serviceAccountToken,
  noSecretsInEnvironment,
  noSecretsInConfigMap,
  probes,
  disruptionBudget,
  noDefaultNamespace,
  namespacePodSecurity,
  defaultDeny,
  networkPolicyNamesPeers,
  rbacNoWildcards,
  rbacNoClusterSecrets,
  rbacNoSecrets,
  rbacNoEscalation,
  noClusterAdmin,
  noBroadSubjects,
  serviceExposure,
  targetGroupBindingPeers,
  storageClassEncrypted,
];
