import { CertificateAuthority } from "secure-microservice";

/** The root stays in the stack's state, encrypted; nothing in the cluster ever sees its key. */
export const root = new CertificateAuthority("root", { maxPathLength: 1, curve: "P256" });

/** The intermediate signs the identities of a mesh. */
export const meshAuthority = new CertificateAuthority("mesh", { issuer: root, curve: "P256" });
