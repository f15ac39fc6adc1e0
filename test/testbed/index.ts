export { ControlPlane } from "./controlPlane";
export { eventually } from "./eventually";
export { istioctlAnalyze } from "./istio";
export { Mesh } from "./mesh";
export { Node } from "./node";
export { NodeAgentStandIn } from "./nodeAgentStandIn";
export { type Answer, type App, RunningPod } from "./pods";
export { BUILD_TIMEOUT, istioSource, type Programs, preparePrograms, testedIstio } from "./programs";
export { missingRequirements, skipUnlessPossible } from "./requirements";
