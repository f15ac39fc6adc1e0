import type { ComponentMutations } from "../mutation";
import { peopleMutations, serviceAccessMutations } from "./access";
import { alarmMutations, detectionMutations, logGroupMutations, trailMutations } from "./audit";
import { authorityMutations, publicCertificateMutations, serviceCertificateMutations } from "./certificates";
import { controlPlaneMutations, gatewayMutations } from "./controlPlane";
import { endpointMutations, webAclMutations } from "./edge";
import { encryptionMutations } from "./encryption";
import { identityMutations } from "./identity";
import { istioMutations } from "./istio";
import { linkerdMutations } from "./linkerd";
import { microserviceMutations } from "./microservice";
import { namespaceMutations, volumeClassMutations } from "./namespace";
import { storageMutations } from "./storage";
import { topicMutations } from "./topic";

export { unnoticed } from "./unnoticed";

import { workloadMutations } from "./workload";

/** Every component's secure defaults, weakened one at a time. */
export const allMutations: readonly ComponentMutations[] = [
  encryptionMutations,
  storageMutations,
  topicMutations,
  identityMutations,
  authorityMutations,
  serviceCertificateMutations,
  publicCertificateMutations,
  namespaceMutations,
  workloadMutations,
  volumeClassMutations,
  peopleMutations,
  serviceAccessMutations,
  istioMutations,
  linkerdMutations,
  controlPlaneMutations,
  gatewayMutations,
  webAclMutations,
  endpointMutations,
  microserviceMutations,
  logGroupMutations,
  alarmMutations,
  trailMutations,
  detectionMutations,
];
