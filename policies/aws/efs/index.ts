export { efsAccessPoint } from "./efsAccessPoint";
export { efsBackups } from "./efsBackups";
export { efsEncrypted } from "./efsEncrypted";
export { efsPolicyPrivate } from "./efsPolicyPrivate";
