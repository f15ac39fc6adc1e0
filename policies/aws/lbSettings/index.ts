export { classicLbTls } from "./classicLbTls";
export { lbDesync } from "./lbDesync";
export { lbZones } from "./lbZones";
