export { ebsEncrypted } from "./ebsEncrypted";
export { ebsEncryptionByDefault } from "./ebsEncryptionByDefault";
export { instanceMetadata } from "./instanceMetadata";
export { instanceNotPublic } from "./instanceNotPublic";
export { instanceUserData } from "./instanceUserData";
export { securityGroupIngress } from "./securityGroupIngress";
export { snapshotPrivate } from "./snapshotPrivate";
