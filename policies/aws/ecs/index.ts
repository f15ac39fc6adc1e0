export { ecsCallsTls } from "./ecsCallsTls";
export { ecsContainerInsights } from "./ecsContainerInsights";
export { ecsExecLogged } from "./ecsExecLogged";
export { ecsNoPublicIp } from "./ecsNoPublicIp";
export { ecsPlatformVersion } from "./ecsPlatformVersion";
