import {
  type AttributeTypeAndValue as Attribute,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
} from "@peculiar/asn1-x509";
import { type InputRule, object, text, texts } from "../logical";
import { asText, type Props } from "../protocol";

interface AttributeKind {
  readonly input: string;
  /** Source: RFC 5280 appendix A.1; RFC 4519 sections 2.27 and 2.34. */
  readonly oid: string;
  /** As in the text form of a name. Source: Go's crypto/x509/pkix. */
  readonly label: string;
}

/** What a distinguished name is made of, in the order in which Go's crypto/x509/pkix encodes it. */
const ATTRIBUTES: readonly AttributeKind[] = [
  { input: "country", oid: "2.5.4.6", label: "C" },
  { input: "organization", oid: "2.5.4.10", label: "O" },
  { input: "organizationalUnit", oid: "2.5.4.11", label: "OU" },
  { input: "locality", oid: "2.5.4.7", label: "L" },
  { input: "province", oid: "2.5.4.8", label: "ST" },
  { input: "streetAddresses", oid: "2.5.4.9", label: "STREET" },
  { input: "postalCode", oid: "2.5.4.17", label: "POSTALCODE" },
  { input: "commonName", oid: "2.5.4.3", label: "CN" },
  { input: "serialNumber", oid: "2.5.4.5", label: "SERIALNUMBER" },
];

const EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

/** The `subject` input of certificates and requests. */
export const subject: InputRule = object({
  ...Object.fromEntries(ATTRIBUTES.map(({ input }) => [input, input === "streetAddresses" ? texts() : text()])),
  emailAddress: text({ refuse: refuseNonAscii }),
});

/** The distinguished name; values that are empty are left out. */
export function toName(subject: Props): Name {
  const named = ATTRIBUTES.map(({ input, oid }) => valuesOf(subject, input).map((value) => attribute(oid, value)));
  const email = valuesOf(subject, "emailAddress").map((value) => attributeOf(EMAIL_ADDRESS, { ia5String: value }));
  const relative = [...named, email].filter((attributes) => attributes.length > 0);
  return new Name(relative.map((attributes) => new RelativeDistinguishedName(attributes)));
}

/** The name as Go writes it: the last part first, such as `CN=orders,O=Example`. */
export function describeName(name: Name): string {
  return [...name]
    .reverse()
    .map((relative) => [...relative].map(describeAttribute).join("+"))
    .join(",");
}

/** What is wrong with a value that has to be in ASCII. */
export function refuseNonAscii(value: string): string | undefined {
  return /^\p{ASCII}*$/u.test(value) ? undefined : `${JSON.stringify(value)} is not valid; write it in ASCII`;
}

function valuesOf(subject: Props, input: string): string[] {
  const value = subject[input];
  return (Array.isArray(value) ? value : [value]).map(asText).filter((text) => text !== "");
}

/** PrintableString where its few characters suffice, as Go chooses. Source: X.680 section 41.4. */
function attribute(oid: string, value: string): Attribute {
  return attributeOf(
    oid,
    /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) ? { printableString: value } : { utf8String: value },
  );
}

function attributeOf(type: string, value: Partial<AttributeValue>): Attribute {
  return new AttributeTypeAndValue({ type, value: new AttributeValue(value) });
}

function describeAttribute({ type, value }: Attribute): string {
  const label = ATTRIBUTES.find(({ oid }) => oid === type)?.label ?? type;
  return `${label}=${value.toString().replace(/[,+"\\<>;]|^[ #]| $/g, "\\$&")}`;
}
