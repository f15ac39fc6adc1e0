import * as pulumi from "@pulumi/pulumi";
import * as tls from "@pulumi/tls";
import {
  type CertificateIssuer,
  isPlain,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  certificateIssuer,
  check,
  checkArguments,
  choice,
  commonFields,
  hours,
  input,
  isObject,
  list,
  object,
  optional,
  someText,
  transforms,
  wholeNumber,
} from "../core/checks";
import { checkLifetime, commonName, hoursBefore } from "./certificateChecks";
import { authorityDefaults, authorityUsages } from "./certificateDefaults";
import { joinPem } from "./pem";

/** Arguments of a CertificateAuthority. */
export interface CertificateAuthorityArgs extends SecureComponentArgs {
  /** The subject's common name, 1 to 64 characters. @default the component's name */
  readonly commonName?: pulumi.Input<string>;
  /** The subject's organization. @default none */
  readonly organization?: pulumi.Input<string>;
  /**
   * The authority that signs this one, which makes it an intermediate. Meshes take one: istiod as its `cacerts`, Linkerd
   * as its identity issuer. The issuer's maxPathLength must leave room for it.
   *
   * @default it signs itself: a root
   */
  readonly issuer?: CertificateIssuer;
  /** The elliptic curve of its ECDSA key. Linkerd takes only P256, for every authority of its chain. @default P384 */
  readonly curve?: "P256" | "P384";
  /** Hours that it is valid for. @default 87600 (ten years); with an issuer 8760 (one year) */
  readonly validityHours?: pulumi.Input<number>;
  /**
   * Hours before its end from which an update renews it. The key stays the same: what it signed before is still valid, and
   * who trusts the old certificate accepts what it signs after.
   *
   * @default a tenth of validityHours
   */
  readonly renewBeforeHours?: pulumi.Input<number>;
  /**
   * How many authorities may follow below it: these components issue no more. From 1 on it stands in the certificate, so
   * that nobody accepts more; for 0 the tls provider writes no limit, and a chain is held to that of the issuer alone. Give
   * a root with intermediates exactly 1: then nobody accepts an authority that an intermediate signs.
   *
   * @default 0, for signing services only
   */
  readonly maxPathLength?: pulumi.Input<number>;
  /**
   * Further certificates (PEM) to trust beside its own in the bundle, so that a root with a new key can take over: the
   * successor's before the change, the predecessor's after it. Only for a root.
   *
   * @default none
   */
  readonly alsoTrust?: readonly pulumi.Input<string>[];
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly key?: Transform<tls.PrivateKeyArgs>;
    readonly selfSigned?: Transform<tls.SelfSignedCertArgs>;
    readonly request?: Transform<tls.CertRequestArgs>;
    readonly signed?: Transform<tls.LocallySignedCertArgs>;
  };
}

/**
 * A private certificate authority, a root or an intermediate, whose key lives as a secret in the stack's state.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class CertificateAuthority extends SecureComponent<CertificateAuthorityArgs> {
  /** Its own certificate. */
  readonly certificatePem: pulumi.Output<string>;
  /** Its private key; a secret. */
  readonly privateKeyPem: pulumi.Output<string>;
  /** The certificates to trust: the root's and those in its alsoTrust. */
  readonly bundle: pulumi.Output<string>;
  /** What goes after a certificate that it signed: its own and those above, without the root. Empty for a root. */
  readonly chainPem: pulumi.Output<string>;
  /** Hours that it is valid for. */
  readonly validityHours: pulumi.Input<number>;
  /** How many authorities may follow below it. */
  readonly maxPathLength: pulumi.Input<number>;

  constructor(name: string, args: CertificateAuthorityArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("CertificateAuthority", name, args, opts);
    validate(`CertificateAuthority "${name}"`, checkAuthority(name, args));
    this.validityHours = validityOf(args);
    this.maxPathLength = args.maxPathLength ?? authorityDefaults.maxPathLength;

    this.privateKeyPem = this.createKey();
    if (args.issuer === undefined) {
      this.certificatePem = this.signItself();
      this.bundle = pulumi.all([this.certificatePem, ...(args.alsoTrust ?? [])]).apply((pems) => joinPem(...pems));
      this.chainPem = pulumi.output("");
    } else {
      this.certificatePem = this.signedBy(args.issuer);
      this.bundle = pulumi.output(args.issuer.bundle);
      this.chainPem = pulumi.all([this.certificatePem, args.issuer.chainPem]).apply((pems) => joinPem(...pems));
    }

    this.registerOutputs({ certificatePem: this.certificatePem, bundle: this.bundle });
  }

  private createKey(): pulumi.Output<string> {
    const { curve: ecdsaCurve = authorityDefaults.curve, transform } = this.args;
    return this.statefulChild(tls.PrivateKey, "key", { algorithm: "ECDSA", ecdsaCurve }, { transform: transform?.key })
      .privateKeyPem;
  }

  private signItself(): pulumi.Output<string> {
    return this.child(
      tls.SelfSignedCert,
      "certificate",
      { privateKeyPem: this.privateKeyPem, subject: this.subject, ...this.authorityTerms },
      { transform: this.args.transform?.selfSigned },
    ).certPem;
  }

  private signedBy(issuer: CertificateIssuer): pulumi.Output<string> {
    const { transform } = this.args;
    const { certRequestPem } = this.child(
      tls.CertRequest,
      "request",
      { privateKeyPem: this.privateKeyPem, subject: this.subject },
      { transform: transform?.request },
    );
    const { certificatePem: caCertPem, privateKeyPem: caPrivateKeyPem } = issuer;
    return this.child(
      tls.LocallySignedCert,
      "certificate",
      { certRequestPem, caCertPem, caPrivateKeyPem, ...this.authorityTerms },
      { transform: transform?.signed },
    ).certPem;
  }

  private get subject() {
    const { commonName = this.name, organization } = this.args;
    return { commonName, ...(organization !== undefined && { organization }) };
  }

  private get authorityTerms() {
    const tenth = pulumi.output(this.validityHours).apply((hours) => Math.floor(hours / 10));
    return {
      isCaCertificate: true,
      maxPathLength: this.maxPathLength,
      allowedUses: [...authorityUsages],
      setSubjectKeyId: true,
      validityPeriodHours: this.validityHours,
      earlyRenewalHours: this.args.renewBeforeHours ?? tenth,
    };
  }
}

function validityOf(args: CertificateAuthorityArgs): pulumi.Input<number> {
  const { rootValidityHours, intermediateValidityHours } = authorityDefaults;
  return args.validityHours ?? (args.issuer === undefined ? rootValidityHours : intermediateValidityHours);
}

const certificateAuthority = object<CertificateAuthorityArgs>({
  ...commonFields,
  commonName: optional(input(commonName)),
  organization: optional(input(someText("the name of the organization"))),
  issuer: optional(certificateIssuer),
  curve: optional(choice("P256", "P384")),
  validityHours: optional(input(hours)),
  renewBeforeHours: optional(input(hoursBefore)),
  maxPathLength: optional(input(wholeNumber(0))),
  alsoTrust: optional(list(input(someText("a certificate in PEM")), "certificates in PEM")),
  transform: transforms<NonNullable<CertificateAuthorityArgs["transform"]>>({
    key: true,
    selfSigned: true,
    request: true,
    signed: true,
  }),
});

function checkAuthority(name: string, args: CertificateAuthorityArgs): Problem[] {
  const isNamed = isObject(args) && args.commonName !== undefined;
  return [
    ...(isNamed ? [] : check("name", name, commonName)),
    ...checkArguments(args, certificateAuthority, (typed) => [
      ...checkLifetime({
        validityHours: validityOf(typed),
        renewBeforeHours: typed.renewBeforeHours,
        issuerValidityHours: typed.issuer?.validityHours,
      }),
      ...(typed.issuer === undefined ? [] : checkIssued(typed.issuer, typed)),
    ]),
  ];
}

function checkIssued(issuer: CertificateIssuer, args: CertificateAuthorityArgs): Problem[] {
  const problems: Problem[] = [];
  const below = args.maxPathLength ?? authorityDefaults.maxPathLength;
  const { maxPathLength: room } = issuer;
  if (isPlain(room) && isPlain(below) && room <= below) {
    problems.push({
      propertyPath: "issuer",
      reason: `allows ${room} authorities below it; give it a maxPathLength of at least ${below + 1}`,
    });
  }
  if (args.alsoTrust !== undefined) {
    problems.push({ propertyPath: "alsoTrust", reason: "belongs to the root; write it for the issuer or above" });
  }
  return problems;
}
