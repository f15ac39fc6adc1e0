export { activeTraceId, countRefusals } from "./refusals";
