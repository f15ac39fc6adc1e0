import { type KeyObject, randomBytes } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  Certificate,
  type Extension,
  Extensions,
  type GeneralName,
  type Name,
  type SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import { atLeast, flag, type Generated, type InputRules, integer, type Renewal, texts } from "../logical";
import { asList, asText, type CheckFailure, type Props, ProviderError } from "../protocol";
import { alone, encodeDer, fromPem, toPem } from "./encoding";
import {
  authorityKeyId,
  basicConstraints,
  keyIdentifier,
  subjectAltName,
  subjectKeyId,
  usageExtensions,
} from "./extensions";
import { signatureAlgorithm, signWith } from "./signing";
import { refuseUse } from "./usages";

const HOUR = 60 * 60 * 1000;

/** The hours that Go's time.Duration holds; the real provider overflows beyond. */
const MAX_VALIDITY_HOURS = 2_562_047;

/** The inputs that both kinds of certificate have. */
export const certificateInputs: InputRules = {
  allowedUses: texts({ required: true, refuse: refuseUse }),
  validityPeriodHours: integer({
    required: true,
    refuse: (hours) =>
      hours >= 0 && hours <= MAX_VALIDITY_HOURS
        ? undefined
        : `${hours} is not valid; write 0 to ${MAX_VALIDITY_HOURS} hours`,
  }),
  earlyRenewalHours: integer({ default: 0, inPlace: true, refuse: atLeast(0, "hours") }),
  isCaCertificate: flag({ default: false }),
  maxPathLength: integer({ computed: true, refuse: atLeast(-1, "authorities (-1 for any number)") }),
  setSubjectKeyId: flag({ default: false }),
};

/** The outputs that both kinds of certificate have, beside the one of `certificateRenewal`. */
export const certificateOutputs = {
  certPem: "plain",
  validityStartTime: "plain",
  validityEndTime: "plain",
} as const;

/** Who a certificate is for. */
export interface Holder {
  readonly subject: Name;
  readonly publicKey: SubjectPublicKeyInfo;
  readonly names: readonly GeneralName[];
}

/** Who signs a certificate. */
export interface Issuer {
  readonly name: Name;
  readonly key: KeyObject;
  /** What the certificate will say about the key that signed it, if anything. */
  readonly keyId: Buffer | undefined;
}

/** Issues the certificate that the inputs ask for, valid from `start`. */
export function issue(inputs: Props, holder: Holder, issuer: Issuer, start: Date): Generated {
  const end = new Date(start.getTime() + Number(inputs.validityPeriodHours) * HOUR);
  const serialNumber = serialFrom(randomBytes(16));
  const signature = signatureAlgorithm(issuer.key);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: alone(serialNumber),
    signature,
    issuer: issuer.name,
    validity: new Validity({ notBefore: start, notAfter: end }),
    subject: holder.subject,
    subjectPublicKeyInfo: holder.publicKey,
    extensions: new Extensions(extensionsFor(inputs, holder, issuer)),
  });
  const signatureValue = alone(signWith(issuer.key, encodeDer(tbsCertificate)));
  const der = encodeDer(new Certificate({ tbsCertificate, signatureAlgorithm: signature, signatureValue }));
  return {
    id: decimal(serialNumber),
    outputs: {
      certPem: toPem("CERTIFICATE", der),
      validityStartTime: start.toISOString(),
      validityEndTime: end.toISOString(),
    },
  };
}

/** Due from `earlyRenewalHours` before the end, as the real provider has it. */
export function certificateRenewal(now: () => Date): Renewal {
  return {
    property: "readyForRenewal",
    isDue: ({ earlyRenewalHours }, { validityEndTime }) =>
      Date.parse(asText(validityEndTime)) - Number(earlyRenewalHours ?? 0) * HOUR <= now().getTime(),
    isBornDue: ({ earlyRenewalHours, validityPeriodHours }) =>
      typeof validityPeriodHours === "number" && Number(earlyRenewalHours ?? 0) >= validityPeriodHours,
  };
}

/** A path length above 0 is an authority's; the real provider overlooks 0. */
export function checkPathLength({ isCaCertificate, maxPathLength }: Props): CheckFailure[] {
  if (isCaCertificate !== false || typeof maxPathLength !== "number" || maxPathLength <= 0) return [];
  const reason = `${maxPathLength} is for authorities only; leave it out, or write isCaCertificate: true as well`;
  return [{ property: "maxPathLength", reason }];
}

/** Whether the inputs make the certificate say which key it certifies. */
export function hasSubjectKeyId({ isCaCertificate, setSubjectKeyId }: Props): boolean {
  return isCaCertificate === true || setSubjectKeyId === true;
}

/** @throws ProviderError if it is no certificate in PEM */
export function parseCertificate(pem: string): Certificate {
  const der = fromPem("CERTIFICATE", pem);
  try {
    return AsnConvert.parse(der, Certificate);
  } catch {
    throw new ProviderError("is not a certificate; write the certPem of a SelfSignedCert or LocallySignedCert");
  }
}

/** A serial number in base 10. */
export function decimal(serialNumber: Uint8Array): string {
  return BigInt(`0x${Buffer.from(serialNumber).toString("hex")}`).toString();
}

/** The DER content of a positive INTEGER: no needless zeros in front, but one where the first bit would read as a minus. */
export function serialFrom(random: Buffer): Buffer {
  const digits = BigInt(`0x${random.toString("hex")}`).toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex");
  return bytes.readUInt8() >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}

function extensionsFor(inputs: Props, { subject, publicKey, names }: Holder, { keyId }: Issuer): Extension[] {
  return [
    ...usageExtensions(asList(inputs.allowedUses).map(asText)),
    basicConstraints(inputs.isCaCertificate === true, Number(inputs.maxPathLength ?? -1)),
    ...(hasSubjectKeyId(inputs) ? [subjectKeyId(keyIdentifier(publicKey))] : []),
    ...(keyId ? [authorityKeyId(keyId)] : []),
    ...subjectAltName(names, subject.length === 0),
  ];
}
