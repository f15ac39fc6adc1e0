import { createPublicKey } from "node:crypto";
import type { Certificate } from "@peculiar/asn1-x509";
import { type LogicalResource, text } from "../logical";
import { asText, type CheckFailure, type Props } from "../protocol";
import {
  certificateInputs,
  certificateOutputs,
  certificateRenewal,
  checkPathLength,
  issue,
  parseCertificate,
} from "./certificate";
import { parseRequest } from "./certRequest";
import { encodeDer } from "./encoding";
import { subjectKeyIdOf } from "./extensions";
import { checkKeyInputs, givenKey, keyInputs, keyOf, parsed, refuseUnless } from "./keyInput";
import { algorithmOf, parsePrivateKey } from "./keys";

/** A certificate for a request, signed by an authority. It need not be marked as one: the real provider only warns. */
export function locallySignedCert(now: () => Date): LogicalResource {
  return {
    inputs: {
      ...certificateInputs,
      ...keyInputs("caPrivateKeyPem"),
      caCertPem: text({ required: true, refuse: refuseUnless(parseCertificate) }),
      certRequestPem: text({ required: true, refuse: refuseUnless(parseRequest) }),
    },
    check: (inputs) => [
      ...checkKeyInputs(inputs, "caPrivateKeyPem"),
      ...checkIssuer(inputs),
      ...checkHolder(inputs),
      ...checkPathLength(inputs),
    ],
    generates: { ...certificateOutputs, caKeyAlgorithm: "plain" },
    generate: (inputs) => {
      const authority = parseCertificate(asText(inputs.caCertPem));
      const key = keyOf(inputs, "caPrivateKeyPem");
      const name = authority.tbsCertificate.subject;
      const holder = parseRequest(asText(inputs.certRequestPem));
      // Go's crypto/x509 takes a certificate by the issuer's own name for a self-signed one.
      const keyId = encodeDer(name).equals(encodeDer(holder.subject)) ? undefined : subjectKeyIdOf(authority);
      const { id, outputs } = issue(inputs, holder, { name, key, keyId }, now());
      return { id, outputs: { ...outputs, caKeyAlgorithm: algorithmOf(key) } };
    },
    renewal: certificateRenewal(now),
  };
}

function checkIssuer(inputs: Props): CheckFailure[] {
  const authority = parsed(inputs.caCertPem, parseCertificate);
  const key = parsed(givenKey(inputs, "caPrivateKeyPem"), parsePrivateKey);
  if (
    !authority ||
    !key ||
    publicKeyDer(authority).equals(createPublicKey(key).export({ type: "spki", format: "der" }))
  ) {
    return [];
  }
  return [
    { property: "caCertPem", reason: "is for another key than caPrivateKeyPem; write the pair of one authority" },
  ];
}

function checkHolder({ isCaCertificate, certRequestPem }: Props): CheckFailure[] {
  const request = isCaCertificate === true ? parsed(certRequestPem, parseRequest) : undefined;
  if (request === undefined || request.subject.length > 0) return [];
  return [
    {
      property: "certRequestPem",
      reason: "has no subject, but an authority needs a name; request one with a commonName",
    },
  ];
}

function publicKeyDer({ tbsCertificate }: Certificate): Buffer {
  return encodeDer(tbsCertificate.subjectPublicKeyInfo);
}
