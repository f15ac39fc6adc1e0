export {
  type Diagnostic,
  isBlocked,
  type Operation,
  type PolicyViolation,
  type Remediations,
  type Report,
  readReport,
  withRemediations,
} from "./report";
export { describeDeployment, type ExportedResource, type ExportedStack } from "./summary";
