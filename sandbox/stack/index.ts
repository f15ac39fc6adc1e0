export { adviseOnSettings, type Project, readProject } from "./project";
export { type Deployment, type Onlooker, Stack, type StackOptions } from "./stack";
export { StateFolder } from "./state";
