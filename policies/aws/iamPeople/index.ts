export { iamExternalId } from "./iamExternalId";
export { iamNoConsolePasswords } from "./iamNoConsolePasswords";
export { iamNoPowerUser } from "./iamNoPowerUser";
export { iamSessionLength } from "./iamSessionLength";
