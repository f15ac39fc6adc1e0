export { Declarations, type DeclaredProperties, type DeclaredResource } from "./declarations";
export { emptyOf, kebabCase, type Sample, sampleOf, samplesOf } from "./sample";
export { dependencyFolder, type SdkPackage, sdkPackagesOf } from "./sdkPackage";
export type { DeclaredProperty, DeclaredType } from "./typeExpression";
