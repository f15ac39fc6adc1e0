import type { PolicyExamples } from "../support/examples";
import { examplesBesidePolicies } from "../support/examplesBeside";
import { awsDataExamples } from "./awsData";
import { awsEdgeExamples } from "./awsEdge";
import { awsIdentityExamples } from "./awsIdentity";
import { awsKeyExamples } from "./awsKeys";
import { awsPlatformExamples } from "./awsPlatform";
import { awsStorageExamples } from "./awsStorage";
import { certificateExamples } from "./certificates";
import { kubernetesAccessExamples } from "./kubernetesAccess";
import { kubernetesIsolationExamples } from "./kubernetesIsolation";
import { kubernetesPodExamples } from "./kubernetesPods";
import { meshEnrollmentExamples } from "./meshEnrollment";
import { meshReachExamples } from "./meshReach";
import { meshRuleExamples } from "./meshRules";

/** Programs for every policy. */
export const allExamples: readonly PolicyExamples[] = [
  ...awsKeyExamples,
  ...awsStorageExamples,
  ...awsIdentityExamples,
  ...awsEdgeExamples,
  ...awsDataExamples,
  ...awsPlatformExamples,
  ...kubernetesPodExamples,
  ...kubernetesIsolationExamples,
  ...kubernetesAccessExamples,
  ...meshEnrollmentExamples,
  ...meshRuleExamples,
  ...meshReachExamples,
  ...certificateExamples,
  ...examplesBesidePolicies(),
];
