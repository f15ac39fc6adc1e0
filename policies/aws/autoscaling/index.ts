export { autoscalingHealth } from "./autoscalingHealth";
export { autoscalingTemplate } from "./autoscalingTemplate";
export { autoscalingZones } from "./autoscalingZones";
