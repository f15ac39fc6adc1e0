import { EncryptedTopic, EncryptionKey } from "secure-microservice";
import { account } from "./account";

const key = new EncryptionKey("incidents", { account, serviceUses: ["cloudWatchAlarms"] });

export const incidents = new EncryptedTopic("incidents", { account, key, publishers: ["cloudWatchAlarms"] });
