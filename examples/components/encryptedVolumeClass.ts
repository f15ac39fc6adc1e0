import { EncryptedVolumeClass } from "secure-microservice";
import { dataKey } from "./encryptionKey";

export const encryptedVolumes = new EncryptedVolumeClass("encrypted", { kmsKeyArn: dataKey.arn });
