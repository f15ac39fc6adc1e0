import { WebAcl } from "secure-microservice";
import { account } from "./account";
import { logsKey } from "./encryptionKey";

export const webAcl = new WebAcl("shop", {
  account,
  key: logsKey,
  rateLimits: [
    { name: "per-client", requests: 2000 },
    { name: "login", requests: 20, perSeconds: 60, path: "/login" },
  ],
});
