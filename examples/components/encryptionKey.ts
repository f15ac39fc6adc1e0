import { EncryptionKey } from "secure-microservice";
import { account } from "./account";

/** Of data; whoever reads it needs a grant of the key, which `grant` gives together with that of the data. */
export const dataKey = new EncryptionKey("data", { account, description: "Data of the shop" });

/** Of logs: CloudWatch Logs encrypts with it in its own name. */
export const logsKey = new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
