import { EncryptedBucket, EncryptionKey } from "../../../../components";

const account = { accountId: "123456789012", region: "eu-central-1" };
const key = new EncryptionKey("data", { account });
const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
new EncryptedBucket("data", { account, key, accessLogs: logs.accessLogTarget() });
