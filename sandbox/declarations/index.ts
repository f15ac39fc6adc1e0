export { Declarations, type DeclaredProperties, type DeclaredResource } from "./declarations";
export { type Sample, sampleOf, samplesOf } from "./sample";
export { dependencyFolder, readSdkPackage, type SdkPackage, sdkPackagesOf } from "./sdkPackage";
export type { DeclaredProperty, DeclaredType } from "./typeExpression";
