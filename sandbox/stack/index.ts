export { type Project, readProject } from "./project";
export { type Deployment, Stack, type StackOptions } from "./stack";
export { StateFolder } from "./state";
