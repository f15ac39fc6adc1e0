import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { Attributes, CertificationRequest, CertificationRequestInfo } from "@peculiar/asn1-csr";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  Attribute,
  Extensions,
  type GeneralName,
  id_ce_subjectAltName,
  type Name,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
} from "@peculiar/asn1-x509";
import type { LogicalResource } from "../logical";
import { asProps, ProviderError } from "../protocol";
import { alternativeNameInputs, alternativeNames, isAlternativeName } from "./alternativeNames";
import { alone, encodeDer, fromPem, toPem } from "./encoding";
import { subjectAltName } from "./extensions";
import { checkKeyInputs, keyInputs, keyOf } from "./keyInput";
import { algorithmOf } from "./keys";
import { signatureAlgorithm, signWith } from "./signing";
import { subject, toName } from "./subject";

/** The attribute that holds the extensions a request asks for. Source: RFC 2985 section 5.4.2. */
const EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

/** What a certificate takes from a request. */
export interface ParsedRequest {
  readonly subject: Name;
  readonly publicKey: SubjectPublicKeyInfo;
  readonly names: readonly GeneralName[];
}

/** A certificate signing request (PKCS#10). */
export const certRequest: LogicalResource = {
  inputs: { subject, ...alternativeNameInputs, ...keyInputs("privateKeyPem") },
  check: (inputs) => checkKeyInputs(inputs, "privateKeyPem"),
  generates: { certRequestPem: "plain", keyAlgorithm: "plain" },
  generate: (inputs) => {
    const key = keyOf(inputs, "privateKeyPem");
    const der = requestDer(toName(asProps(inputs.subject)), alternativeNames(inputs), key);
    return {
      id: createHash("sha1").update(der).digest("hex"),
      outputs: { certRequestPem: toPem("CERTIFICATE REQUEST", der), keyAlgorithm: algorithmOf(key) },
    };
  },
};

/** @throws ProviderError if it is no request in PEM */
export function parseRequest(pem: string): ParsedRequest {
  const der = fromPem("CERTIFICATE REQUEST", pem);
  try {
    const { subject, subjectPKInfo, attributes } = AsnConvert.parse(der, CertificationRequest).certificationRequestInfo;
    const [requested] = attributes.find(({ type }) => type === EXTENSION_REQUEST)?.values ?? [];
    const extensions = requested ? [...AsnConvert.parse(requested, Extensions)] : [];
    const names = extensions.find(({ extnID }) => extnID === id_ce_subjectAltName)?.extnValue;
    return {
      subject,
      publicKey: subjectPKInfo,
      names: names ? [...AsnConvert.parse(names, SubjectAlternativeName)].filter(isAlternativeName) : [],
    };
  } catch {
    throw new ProviderError("is not a certificate request; write the certRequestPem of a CertRequest");
  }
}

/** The public half of a key, as certificates and requests hold it. */
export function publicKeyInfo(key: KeyObject): SubjectPublicKeyInfo {
  return AsnConvert.parse(createPublicKey(key).export({ type: "spki", format: "der" }), SubjectPublicKeyInfo);
}

function requestDer(subject: Name, names: readonly GeneralName[], key: KeyObject): Buffer {
  const extensions = new Extensions(subjectAltName(names, false));
  const values = [alone(encodeDer(extensions))];
  const certificationRequestInfo = new CertificationRequestInfo({
    subject,
    subjectPKInfo: publicKeyInfo(key),
    attributes: new Attributes(names.length > 0 ? [new Attribute({ type: EXTENSION_REQUEST, values })] : []),
  });
  return encodeDer(
    new CertificationRequest({
      certificationRequestInfo,
      signatureAlgorithm: signatureAlgorithm(key),
      signature: alone(signWith(key, encodeDer(certificationRequestInfo))),
    }),
  );
}
