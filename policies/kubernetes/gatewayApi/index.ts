export { gatewayApiRoutes } from "./gatewayApiRoutes";
export { gatewayApiTls } from "./gatewayApiTls";
export { referenceGrantNames } from "./referenceGrantNames";
