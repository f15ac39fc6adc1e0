export { elasticacheAuthentication } from "./elasticacheAuthentication";
export { elasticacheBackups } from "./elasticacheBackups";
export { elasticacheEncrypted } from "./elasticacheEncrypted";
export { elasticacheFailover } from "./elasticacheFailover";
export { elasticacheMinorUpgrades } from "./elasticacheMinorUpgrades";
export { elasticacheTls } from "./elasticacheTls";
