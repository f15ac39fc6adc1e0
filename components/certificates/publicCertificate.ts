import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  account,
  checkArguments,
  commonFields,
  input,
  isDnsName,
  list,
  object,
  optional,
  text,
  transforms,
} from "../core/checks";

/** Arguments of a PublicCertificate. */
export interface PublicCertificateArgs extends SecureComponentArgs {
  /** Where the certificate lives: where the load balancer that shows it does; for CloudFront in `us-east-1`. */
  readonly account: AwsAccount;
  /** The name that browsers ask for, such as `shop.example.com`. Plain text: each name is a resource of its own. */
  readonly domainName: string;
  /** Further names; `*.example.com` stands for every name one label below. @default none */
  readonly subjectAlternativeNames?: readonly string[];
  /** The Route 53 hosted zone in which the names are. */
  readonly zoneId: pulumi.Input<string>;
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly certificate?: Transform<aws.acm.CertificateArgs>;
    /** For each of the validation records. */
    readonly validationRecord?: Transform<aws.route53.RecordArgs>;
    readonly validation?: Transform<aws.acm.CertificateValidationArgs>;
  };
}

/**
 * A certificate of Amazon's public authority, with an ECDSA P-256 key. Its names are proved by DNS records that stay, so
 * that ACM renews it by itself.
 *
 * The records stay even when the certificate goes: all certificates of an account that hold a name are proved by one and the
 * same record, and without it none of them is renewed. Take a record out of the zone by hand once no certificate of the
 * account holds the name.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class PublicCertificate extends SecureComponent<PublicCertificateArgs> {
  /** The certificate as it was asked for; `arn` waits until it is issued. */
  readonly certificate: aws.acm.Certificate;
  /** The ARN, once the certificate is issued: what uses it waits for that. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: PublicCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("PublicCertificate", name, args, opts);
    validate(`PublicCertificate "${name}"`, checkPublicCertificate(args));

    this.certificate = this.requestCertificate();
    this.arn = this.waitUntilIssued(this.proveNames());

    this.registerOutputs({ arn: this.arn });
  }

  private requestCertificate(): aws.acm.Certificate {
    const { account, domainName, subjectAlternativeNames, transform } = this.args;
    return this.child(
      aws.acm.Certificate,
      "certificate",
      {
        region: account.region,
        domainName,
        ...(subjectAlternativeNames && { subjectAlternativeNames: [...subjectAlternativeNames] }),
        validationMethod: "DNS",
        keyAlgorithm: "EC_prime256v1",
        tags: this.childTags("certificate"),
      },
      { transform: transform?.certificate },
    );
  }

  private proveNames(): aws.route53.Record[] {
    const { zoneId, transform } = this.args;
    return validatedNames(this.args).map((domainName) => {
      const option = this.certificate.domainValidationOptions.apply((options) => optionFor(domainName, options));
      const record: aws.route53.RecordArgs = {
        zoneId,
        name: option.resourceRecordName,
        type: option.resourceRecordType,
        records: [option.resourceRecordValue],
        ttl: validationRecordTtl,
        // Another certificate of the account may have asked for the very same record. Source: AWS Certificate Manager User
        // Guide, "DNS validation".
        allowOverwrite: true,
      };
      const options = { transform: transform?.validationRecord, retainOnDelete: true };
      return this.child(aws.route53.Record, `proof-${domainName}`, record, options);
    });
  }

  private waitUntilIssued(records: readonly aws.route53.Record[]): pulumi.Output<string> {
    const { account, transform } = this.args;
    return this.child(
      aws.acm.CertificateValidation,
      "validation",
      {
        region: account.region,
        certificateArn: this.certificate.arn,
        validationRecordFqdns: records.map(({ fqdn }) => fqdn),
      },
      { transform: transform?.validation },
    ).certificateArn;
  }
}

/** Seconds that resolvers may keep a validation record; it never changes. */
const validationRecordTtl = 300;

interface ValidationOption {
  readonly domainName: string;
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
}

/**
 * The names that need a record each. A wildcard is proved by the record of the name it is below, so that
 * `*.example.com` and `example.com` share one (AWS Certificate Manager User Guide, "DNS validation").
 */
export function validatedNames(
  args: Pick<PublicCertificateArgs, "domainName" | "subjectAlternativeNames">,
): readonly string[] {
  const names = [args.domainName, ...(args.subjectAlternativeNames ?? [])];
  return [...new Set(names.map(withoutWildcard))];
}

/** The record that ACM asks for to prove a name. */
export function optionFor(domainName: string, options: readonly ValidationOption[]): ValidationOption {
  const option = options.find((candidate) => withoutWildcard(candidate.domainName) === domainName);
  if (option === undefined) throw new Error(`ACM asks for no validation record for ${domainName}`);
  return option;
}

function withoutWildcard(domainName: string): string {
  return domainName.replace(/^\*\./, "");
}

const publicName = text(
  'a public DNS name in small letters, such as "shop.example.com" or "*.example.com"',
  (name) => isDnsName(name, { wildcard: true }) && name.includes("."),
);

const publicCertificate = object<PublicCertificateArgs>({
  ...commonFields,
  account,
  domainName: publicName,
  subjectAlternativeNames: optional(list(publicName, "further names")),
  zoneId: input(text('the id of a hosted zone, such as "Z0123ABC"', (id) => /^Z[A-Z0-9]+$/.test(id))),
  transform: transforms<NonNullable<PublicCertificateArgs["transform"]>>({
    certificate: true,
    validationRecord: true,
    validation: true,
  }),
});

function checkPublicCertificate(args: PublicCertificateArgs): Problem[] {
  return checkArguments(args, publicCertificate);
}
