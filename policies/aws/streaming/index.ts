export { firehoseEncrypted } from "./firehoseEncrypted";
export { kinesisEncrypted } from "./kinesisEncrypted";
export { kinesisRetention } from "./kinesisRetention";
export { mskAuthenticated } from "./mskAuthenticated";
export { mskNotPublic } from "./mskNotPublic";
export { mskTls } from "./mskTls";
