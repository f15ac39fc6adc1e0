export { AccessTokenSecret, type AccessTokenSecretArgs, type SecretReference } from "./accessTokenSecret";
