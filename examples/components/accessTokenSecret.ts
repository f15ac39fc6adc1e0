import { AccessTokenSecret } from "secure-microservice";

/** A new value of `rotated` makes a new secret, and starts the pods that read it anew. */
export const accessTokens = new AccessTokenSecret("access-tokens", { keepers: { rotated: "2026-11" } });
