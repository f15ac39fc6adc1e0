export { networkAclIngress } from "./networkAclIngress";
export { subnetPublicIp } from "./subnetPublicIp";
export { transitGatewayAttachments } from "./transitGatewayAttachments";
export { vpcDefaultSecurityGroup } from "./vpcDefaultSecurityGroup";
export { vpcEndpointPolicy } from "./vpcEndpointPolicy";
export { vpcFlowLogs } from "./vpcFlowLogs";
export { vpnLogs } from "./vpnLogs";
