/** `jose` is an ES module only, which CommonJS can load this way on every supported Node.js. */
export const loadJose = () => import("jose");

export type Jose = Awaited<ReturnType<typeof loadJose>>;

/** A JSON Web Key Set. Source of the format: RFC 7517, section 5. */
export type JsonWebKeySet = Parameters<Jose["createLocalJWKSet"]>[0];
export type VerifyOptions = NonNullable<Parameters<Jose["jwtVerify"]>[2]>;
export type VerifyResult = Awaited<ReturnType<Jose["jwtVerify"]>>;
type LocalKeySet = ReturnType<Jose["createLocalJWKSet"]>;
/** Finds the key that a token names in its header. */
export type KeySet = (...token: Parameters<LocalKeySet>) => ReturnType<LocalKeySet>;
