export { noBroadSubjects } from "./noBroadSubjects";
export { noClusterAdmin } from "./noClusterAdmin";
export { rbacNoClusterSecrets } from "./rbacNoClusterSecrets";
export { rbacNoEscalation } from "./rbacNoEscalation";
export { rbacNoSecrets } from "./rbacNoSecrets";
export { rbacNoWildcards } from "./rbacNoWildcards";
