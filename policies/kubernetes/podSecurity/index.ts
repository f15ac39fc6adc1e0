export { appArmor } from "./appArmor";
export { noRootGroup } from "./noRootGroup";
export { noSharedProcesses } from "./noSharedProcesses";
export { probeHosts } from "./probeHosts";
export { seccompBaseline } from "./seccompBaseline";
export { seLinuxOptions } from "./seLinuxOptions";
export { sysctls } from "./sysctls";
export { volumeTypes } from "./volumeTypes";
