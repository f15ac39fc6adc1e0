import type { ComponentMutations } from "../mutation";
import { peopleMutations, serviceAccessMutations } from "./access";
import { authorityMutations, publicCertificateMutations, serviceCertificateMutations } from "./certificates";
import { endpointMutations, webAclMutations } from "./edge";
import { encryptionMutations } from "./encryption";
import { identityMutations } from "./identity";
import { storageMutations } from "./storage";
import { namespaceMutations, volumeClassMutations, workloadMutations } from "./workload";

/** Every component's secure defaults, weakened one at a time. */
export const allMutations: readonly ComponentMutations[] = [
  encryptionMutations,
  storageMutations,
  identityMutations,
  authorityMutations,
  serviceCertificateMutations,
  publicCertificateMutations,
  namespaceMutations,
  workloadMutations,
  volumeClassMutations,
  peopleMutations,
  serviceAccessMutations,
  webAclMutations,
  endpointMutations,
];
