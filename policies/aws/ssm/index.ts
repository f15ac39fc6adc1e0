export { documentPrivate } from "./documentPrivate";
export { parameterKey } from "./parameterKey";
export { parameterSecret } from "./parameterSecret";
