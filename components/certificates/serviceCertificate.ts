import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as tls from "@pulumi/tls";
import {
  type CertificateIssuer,
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
  commonFields,
  dnsLabel,
  type Fields,
  hours,
  input,
  isDnsName,
  list,
  object,
  optional,
  someText,
  text,
  transforms,
} from "../core/checks";
import { checkLifetime, commonName, hoursBefore } from "./certificateChecks";
import { serviceCertificateDefaults } from "./certificateDefaults";
import { joinPem } from "./pem";

/** What a service's certificate may be used for (RFC 5280, sections 4.2.1.3 and 4.2.1.12). It never signs others. */
export const serviceCertificateUsages = [
  "digital_signature",
  "key_encipherment",
  "key_agreement",
  "server_auth",
  "client_auth",
] as const;

export type ServiceCertificateUsage = (typeof serviceCertificateUsages)[number];

/** Arguments of a ServiceCertificate. */
export interface ServiceCertificateArgs extends SecureComponentArgs {
  /** Who signs it: a CertificateAuthority, or what stands for one. */
  readonly authority: CertificateIssuer;
  /** Names that the service is called by, such as `payments.shop.svc.cluster.local`. At least one; no wildcards. */
  readonly dnsNames: readonly pulumi.Input<string>[];
  /** URIs that name the service, such as a SPIFFE ID. @default none */
  readonly uris?: readonly pulumi.Input<string>[];
  /** What the certificate may be used for. @default digital_signature, server_auth, client_auth */
  readonly usages?: readonly ServiceCertificateUsage[];
  /** Hours that it is valid for. @default 2160 (90 days) */
  readonly validityHours?: pulumi.Input<number>;
  /**
   * Hours before its end from which an update replaces it. Updates must come more often than that: a certificate is only
   * renewed when the stack is.
   *
   * @default 720 (30 days)
   */
  readonly renewBeforeHours?: pulumi.Input<number>;
  /**
   * The Kubernetes Secret to put it in, of type kubernetes.io/tls, with tls.crt (certificate and intermediates), tls.key and
   * ca.crt (whom to trust). A renewal changes what is in the Secret, never its name: pods that mount it find the new
   * certificate in its place without a restart, within the minute or so in which the kubelet looks for changes.
   *
   * Unless its provider was given `enableSecretMutable`, Pulumi changes a Secret by deleting it and making it again. Pods
   * that run keep what they have mounted; those that start in that moment wait for it.
   *
   * @default none
   */
  readonly secret?: { readonly namespace: pulumi.Input<string>; readonly name: pulumi.Input<string> };
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly key?: Transform<tls.PrivateKeyArgs>;
    readonly request?: Transform<tls.CertRequestArgs>;
    readonly certificate?: Transform<tls.LocallySignedCertArgs>;
    readonly secret?: Transform<kubernetes.core.v1.SecretArgs>;
  };
}

/**
 * A certificate for both ends of mutual TLS between services, with an ECDSA P-256 key of its own.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class ServiceCertificate extends SecureComponent<ServiceCertificateArgs> {
  /** The certificate alone. */
  readonly certificatePem: pulumi.Output<string>;
  /** The certificate and the intermediates above it, as a server or client presents them. */
  readonly chainPem: pulumi.Output<string>;
  /** Its private key; a secret. */
  readonly privateKeyPem: pulumi.Output<string>;
  /** The certificates to trust in those who show one of the same authority. */
  readonly bundle: pulumi.Output<string>;
  /**
   * The Secret's name, if one was asked for. It is no output of the Secret, or a renewal would take down what mounts it:
   * that waits for the Secret by naming the certificate in its `dependsOn`.
   */
  readonly secretName: pulumi.Input<string> | undefined;

  constructor(name: string, args: ServiceCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ServiceCertificate", name, args, opts);
    validate(`ServiceCertificate "${name}"`, checkServiceCertificate(name, args));

    this.privateKeyPem = this.createKey();
    this.certificatePem = this.sign(this.request());
    this.chainPem = pulumi.all([this.certificatePem, args.authority.chainPem]).apply((pems) => joinPem(...pems));
    this.bundle = pulumi.output(args.authority.bundle);
    this.secretName = this.storeInCluster();

    this.registerOutputs({ certificatePem: this.certificatePem });
  }

  private createKey(): pulumi.Output<string> {
    return this.child(
      tls.PrivateKey,
      "key",
      { algorithm: "ECDSA", ecdsaCurve: serviceCertificateDefaults.curve },
      { transform: this.args.transform?.key },
    ).privateKeyPem;
  }

  private request(): pulumi.Output<string> {
    const { dnsNames, uris, transform } = this.args;
    return this.child(
      tls.CertRequest,
      "request",
      {
        privateKeyPem: this.privateKeyPem,
        subject: { commonName: this.name },
        dnsNames: [...dnsNames],
        ...(uris && { uris: [...uris] }),
      },
      { transform: transform?.request },
    ).certRequestPem;
  }

  private sign(certRequestPem: pulumi.Output<string>): pulumi.Output<string> {
    const { authority, renewBeforeHours, transform, usages, validityHours } = this.args;
    return this.child(
      tls.LocallySignedCert,
      "certificate",
      {
        certRequestPem,
        caCertPem: authority.certificatePem,
        caPrivateKeyPem: authority.privateKeyPem,
        allowedUses: [...(usages ?? serviceCertificateDefaults.usages)],
        setSubjectKeyId: true,
        validityPeriodHours: validityHours ?? serviceCertificateDefaults.validityHours,
        earlyRenewalHours: renewBeforeHours ?? serviceCertificateDefaults.renewBeforeHours,
      },
      { transform: transform?.certificate },
    ).certPem;
  }

  private storeInCluster(): pulumi.Input<string> | undefined {
    const { secret, transform } = this.args;
    if (secret === undefined) return undefined;
    return this.namedChild(
      kubernetes.core.v1.Secret,
      "secret",
      {
        metadata: { name: secret.name, namespace: secret.namespace },
        type: "kubernetes.io/tls",
        stringData: { "tls.crt": this.chainPem, "tls.key": this.privateKeyPem, "ca.crt": this.bundle },
      },
      { transform: transform?.secret },
    ).name;
  }
}

/** What each argument has to be. */
export const serviceCertificateFields: Fields<ServiceCertificateArgs> = {
  ...commonFields,
  authority: certificateIssuer,
  dnsNames: list(
    input(
      text("a full DNS name in small letters, without wildcards: a certificate names one service", (name) =>
        isDnsName(name),
      ),
    ),
    "at least one name that the service is called by",
    { least: 1 },
  ),
  uris: optional(
    list(
      input(text('a URI, such as "spiffe://cluster.local/ns/shop/sa/payments"', (uri) => URL.canParse(uri))),
      "URIs that name the service",
    ),
  ),
  usages: optional(
    list(
      text(`one of ${serviceCertificateUsages.join(", ")}`, isUsage),
      `at least one of ${serviceCertificateUsages.join(", ")}`,
      { least: 1 },
    ),
  ),
  validityHours: optional(input(hours)),
  renewBeforeHours: optional(input(hoursBefore)),
  secret: optional(
    object<NonNullable<ServiceCertificateArgs["secret"]>>({
      namespace: input(dnsLabel),
      name: input(someText("a name")),
    }),
  ),
  transform: transforms<NonNullable<ServiceCertificateArgs["transform"]>>({
    key: true,
    request: true,
    certificate: true,
    secret: true,
  }),
};

const serviceCertificate = object(serviceCertificateFields);

function checkServiceCertificate(name: string, args: ServiceCertificateArgs): Problem[] {
  return [
    ...check("name", name, commonName),
    ...checkArguments(args, serviceCertificate, (typed) =>
      checkLifetime({
        validityHours: typed.validityHours ?? serviceCertificateDefaults.validityHours,
        renewBeforeHours: typed.renewBeforeHours ?? serviceCertificateDefaults.renewBeforeHours,
        issuerValidityHours: typed.authority.validityHours,
      }),
    ),
  ];
}

function isUsage(usage: string): boolean {
  return serviceCertificateUsages.some((known) => known === usage);
}
