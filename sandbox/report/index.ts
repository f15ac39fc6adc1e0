export { banner } from "./banner";
export { describeReport, describeViolations } from "./describe";
export { type EngineEvent, isTelling, nameOf, receiveEvents } from "./events";
export { Progress, type Screen } from "./progress";
export {
  changesNothing,
  type Diagnostic,
  isBlocked,
  type Operation,
  type PolicyViolation,
  type Remediations,
  type Report,
  summarise,
  withRemediations,
} from "./report";
export { describeDeployment, type ExportedResource, type ExportedStack } from "./summary";
