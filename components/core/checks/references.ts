import type { Grantable } from "../grantable";
import type { CertificateIssuer, KeyRef, NamespaceRef, ServiceAccountRef, WebAclRef } from "../references";
import { account } from "./account";
import { isArnOf, keyArn } from "./arn";
import { dnsLabel, serviceAccountName } from "./dns";
import { hours, wholeNumber } from "./number";
import { choice, input, optional, type Shape, someText, text } from "./shape";
import { having, list, object } from "./structure";

/** A key, whose use is named. */
export function keyRef(expected: string): Shape<KeyRef> {
  return object<KeyRef>(
    { arn: input(keyArn), account: optional(account), serviceUses: optional(list(text("text"), "AWS services")) },
    expected,
  );
}

/** Who signs certificates. */
export const certificateIssuer: Shape<CertificateIssuer> = object<CertificateIssuer>(
  {
    certificatePem: input(someText("a certificate in PEM")),
    privateKeyPem: input(someText("a key in PEM")),
    chainPem: input(text("certificates in PEM")),
    bundle: input(someText("certificates in PEM")),
    validityHours: optional(input(hours)),
    maxPathLength: optional(input(wholeNumber(0))),
  },
  "the CertificateAuthority that signs the certificate",
);

/** A web ACL. Source of the ARN's form: Service Authorization Reference, AWS WAF V2, resource types. */
export const webAclRef: Shape<WebAclRef> = object<WebAclRef>(
  {
    arn: input(
      text('the ARN of a web ACL, such as "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/edge/…"', (arn) =>
        isArnOf("wafv2", /^(regional|global)\/webacl\/[^/]+\/[^/]+$/, arn),
      ),
    ),
    scope: choice("REGIONAL", "CLOUDFRONT"),
    account: optional(account),
  },
  "the WebAcl that filters and limits requests",
);

/** A namespace. */
export const namespaceRef: Shape<NamespaceRef> = object<NamespaceRef>({ namespaceName: input(dnsLabel) });

/** A ServiceAccount. */
export const serviceAccountRef: Shape<ServiceAccountRef> = object<ServiceAccountRef>({
  serviceAccountName: input(serviceAccountName),
});

/** What can be granted, whose use is named. */
export function grantable(expected: string): Shape<Grantable> {
  return having<Grantable>(expected, "grantDefinition", "grantName", "grantArn", "endpoint");
}
