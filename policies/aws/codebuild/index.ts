export { codebuildLogs } from "./codebuildLogs";
export { codebuildNonPrivileged } from "./codebuildNonPrivileged";
export { codebuildNoSecrets } from "./codebuildNoSecrets";
