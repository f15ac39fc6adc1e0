export { chartOf } from "./charts";
export { isPatch, kindOf, withPatches } from "./kinds";
export { annotationsOf, labelsOf, selects, selectsAll } from "./labels";
export { inSameNamespace, namespaceOf, objectsIn } from "./namespaces";
export { containersOf, eachContainer, eachPod, podTemplatesOf, workloadTypes } from "./podSpecs";
