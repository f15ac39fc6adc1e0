export { imageTag } from "./imageTag";
export { noControlPlaneNodes } from "./noControlPlaneNodes";
export { noSystemPriority } from "./noSystemPriority";
