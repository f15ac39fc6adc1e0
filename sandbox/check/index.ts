export { check } from "./check";
export { CHECK_USAGE, readCheckOptions } from "./options";
