export { adviseOnSettings, type Project, readProject } from "./project";
export { type Deployment, type Onlooker, STAND_INS, Stack, type StackOptions, type StandInPlugin } from "./stack";
export { StateFolder } from "./state";
export { isRecord, readYaml } from "./yamlFile";
