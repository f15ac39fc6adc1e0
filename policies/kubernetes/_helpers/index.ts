export { annotationsOf, labelsOf, selects, selectsAll } from "./labels";
export { inSameNamespace, namespaceOf, objectsIn } from "./namespaces";
export { podTemplateOf, workloadTypes } from "./podSpecs";
