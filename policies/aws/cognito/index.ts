export { cognitoClientErrors } from "./cognitoClientErrors";
export { cognitoClientGrants } from "./cognitoClientGrants";
export { cognitoMfa } from "./cognitoMfa";
export { cognitoNoGuests } from "./cognitoNoGuests";
export { cognitoPasswords } from "./cognitoPasswords";
