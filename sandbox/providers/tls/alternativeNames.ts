import { isIP } from "node:net";
import { GeneralName } from "@peculiar/asn1-x509";
import { type InputRules, texts } from "../logical";
import { asList, asText, type Props } from "../protocol";
import { refuseNonAscii } from "./subject";

/** The inputs that become subject alternative names. */
export const alternativeNameInputs: InputRules = {
  dnsNames: texts({ refuse: (name) => (name === "" ? `"" is not valid; write a DNS name` : refuseNonAscii(name)) }),
  ipAddresses: texts({
    refuse: (address) =>
      isIP(address) && !address.includes("%")
        ? undefined
        : `${JSON.stringify(address)} is not valid; write an IPv4 or IPv6 address`,
  }),
  uris: texts({
    refuse: (uri) =>
      URL.canParse(uri)
        ? refuseNonAscii(uri)
        : `${JSON.stringify(uri)} is not valid; write an absolute URI, such as spiffe://cluster.local/ns/orders/sa/orders`,
  }),
};

/** The subject alternative names of a certificate or request. */
export function alternativeNames({ dnsNames, ipAddresses, uris }: Props): GeneralName[] {
  return [
    ...asList(dnsNames).map((name) => new GeneralName({ dNSName: asText(name) })),
    ...asList(ipAddresses).map((address) => new GeneralName({ iPAddress: plainAddress(asText(address)) })),
    ...asList(uris).map((uri) => new GeneralName({ uniformResourceIdentifier: asText(uri) })),
  ];
}

/** The names that a certificate takes over from a request. */
export function isAlternativeName({ dNSName, iPAddress, uniformResourceIdentifier }: GeneralName): boolean {
  return (dNSName ?? iPAddress ?? uniformResourceIdentifier) !== undefined;
}

/** IPv6 in hexadecimal groups alone; the notation with an IPv4 tail is unknown to the encoder. */
function plainAddress(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
