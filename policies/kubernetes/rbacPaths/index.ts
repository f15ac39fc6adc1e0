export { noBroadAggregation } from "./noBroadAggregation";
export { noClusterWideEdit } from "./noClusterWideEdit";
export { noDefaultAccount } from "./noDefaultAccount";
export { rbacNoExec } from "./rbacNoExec";
export { rbacNoNodes } from "./rbacNoNodes";
export { rbacNoPersistentVolumes } from "./rbacNoPersistentVolumes";
export { rbacNoPodCreation } from "./rbacNoPodCreation";
