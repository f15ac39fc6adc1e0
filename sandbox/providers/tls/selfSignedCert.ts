import { flag, type LogicalResource } from "../logical";
import { asProps, type CheckFailure, hasUnknown, type Props } from "../protocol";
import { alternativeNameInputs, alternativeNames } from "./alternativeNames";
import {
  certificateInputs,
  certificateOutputs,
  certificateRenewal,
  checkPathLength,
  hasSubjectKeyId,
  issue,
} from "./certificate";
import { publicKeyInfo } from "./certRequest";
import { keyIdentifier } from "./extensions";
import { checkKeyInputs, keyInputs, keyOf } from "./keyInput";
import { algorithmOf } from "./keys";
import { subject, toName } from "./subject";

/** A certificate that is signed by the key it is for, such as a root authority's. */
export function selfSignedCert(now: () => Date): LogicalResource {
  return {
    inputs: {
      ...certificateInputs,
      ...alternativeNameInputs,
      ...keyInputs("privateKeyPem"),
      subject,
      setAuthorityKeyId: flag({ default: false }),
    },
    check: (inputs) => [
      ...checkKeyInputs(inputs, "privateKeyPem"),
      ...checkAuthority(inputs),
      ...checkPathLength(inputs),
    ],
    generates: { ...certificateOutputs, keyAlgorithm: "plain" },
    generate: (inputs) => {
      const key = keyOf(inputs, "privateKeyPem");
      const publicKey = publicKeyInfo(key);
      const name = toName(asProps(inputs.subject));
      const keyId = inputs.setAuthorityKeyId === true ? keyIdentifier(publicKey) : undefined;
      const holder = { subject: name, publicKey, names: alternativeNames(inputs) };
      const { id, outputs } = issue(inputs, holder, { name, key, keyId }, now());
      return { id, outputs: { ...outputs, keyAlgorithm: algorithmOf(key) } };
    },
    renewal: certificateRenewal(now),
  };
}

function checkAuthority(inputs: Props): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (inputs.isCaCertificate === true && !hasUnknown(inputs.subject) && toName(asProps(inputs.subject)).length === 0) {
    failures.push({ property: "subject", reason: "is empty, but an authority needs a name; write a commonName" });
  }
  const isUnknown = hasUnknown([inputs.isCaCertificate ?? false, inputs.setSubjectKeyId ?? false]);
  if (inputs.setAuthorityKeyId === true && !hasSubjectKeyId(inputs) && !isUnknown) {
    failures.push({
      property: "setAuthorityKeyId",
      reason: "needs a subject key id; write setSubjectKeyId: true as well",
    });
  }
  return failures;
}
