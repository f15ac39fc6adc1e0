export { encryptionKeys } from "./encryptionKeys";
export { eachArgument, typesOf } from "./judging";
export {
  backingUp,
  blockingPublic,
  encryptingAtRest,
  encryptingInTransit,
  logging,
  makingPublic,
  protecting,
  writeOnly,
} from "./settings";
