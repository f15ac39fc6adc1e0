import { logicalProvider } from "../logical";
import { currentTime, type StandInProvider } from "../protocol";
import { certRequest } from "./certRequest";
import { getCertificate, getPublicKey } from "./functions";
import { locallySignedCert } from "./locallySignedCert";
import { privateKey } from "./privateKey";
import { selfSignedCert } from "./selfSignedCert";

/**
 * Stands in for the tls plugin: real keys and real X.509 certificates, with the same inputs, outputs, replacements and
 * early renewal.
 *
 * What is wrong with keys, names and requests is found at preview; the real provider finds some of it when it creates.
 *
 * @param now the clock that certificates start and end by
 */
export function createTlsProvider({ now = () => currentTime() }: { readonly now?: () => Date } = {}): StandInProvider {
  return logicalProvider({
    name: "tls",
    version: "5.6.1",
    resources: {
      "tls:index/privateKey:PrivateKey": privateKey,
      "tls:index/certRequest:CertRequest": certRequest,
      "tls:index/selfSignedCert:SelfSignedCert": selfSignedCert(now),
      "tls:index/locallySignedCert:LocallySignedCert": locallySignedCert(now),
    },
    functions: {
      "tls:index/getPublicKey:getPublicKey": getPublicKey,
      "tls:index/getCertificate:getCertificate": getCertificate,
    },
    howToAdd: "Add it to the tables in sandbox/providers/tls/provider.ts.",
  });
}

/** The provider that `main.ts` serves. */
export const tlsProvider = createTlsProvider();
