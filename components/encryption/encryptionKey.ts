import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  type AwsEndpoint,
  checkArnPlace,
  endpointIn,
  type Grantable,
  isPlain,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  account,
  check,
  checkArguments,
  commonFields,
  type Fields,
  flag,
  iamPrincipalArn,
  input,
  list,
  object,
  optional,
  text,
  transforms,
  wholeNumber,
} from "../core/checks";
import { encryptionKeyPolicy } from "./encryptionKeyPolicy";
import { keyGrants } from "./keyGrants";
import { type KeyServiceUse, keyServiceUses } from "./keyServiceUse";

export interface EncryptionKeyArgs extends SecureComponentArgs {
  /** Where the key lives. */
  readonly account: AwsAccount;
  /**
   * What the key protects, for people who read the list of keys.
   *
   * @default "Encrypts NAME", with the component's name
   */
  readonly description?: pulumi.Input<string>;
  /**
   * ARNs of the IAM principals that manage the key. The key's policy refuses them its use, whatever their IAM policies
   * allow; they could rewrite that policy, which AWS CloudTrail records. IAM policies can then grant others the key's use,
   * but not its management. KMS refuses a policy that would lock out the principal that deploys it: name that one, too.
   *
   * @default the account, so that its IAM policies decide
   */
  readonly administrators?: readonly pulumi.Input<string>[];
  /**
   * AWS services that use the key in their own name.
   *
   * @default none
   */
  readonly serviceUses?: readonly KeyServiceUse[];
  /**
   * How long until KMS replaces the key material. Unit: days, from 90 to 2560.
   *
   * @default 365
   */
  readonly rotationPeriodInDays?: pulumi.Input<number>;
  /**
   * How long a deleted key can still be restored. Unit: days, from 7 to 30.
   *
   * @default 30
   */
  readonly deletionWindowInDays?: pulumi.Input<number>;
  /**
   * Whether the key can be replicated to other regions.
   *
   * @default false
   */
  readonly multiRegion?: boolean;
  /** Changes to the children. */
  readonly transform?: {
    readonly key?: Transform<aws.kms.KeyArgs>;
    readonly alias?: Transform<aws.kms.AliasArgs>;
  };
}

const defaults = { rotationPeriodInDays: 365, deletionWindowInDays: 30, multiRegion: false } as const;

/** Unit: days. Source: AWS KMS API Reference, `EnableKeyRotation` (RotationPeriodInDays) and `ScheduleKeyDeletion`. */
const ROTATION_DAYS = { min: 90, max: 2560 };
const DELETION_DAYS = { min: 7, max: 30 };

/**
 * A symmetric KMS key that rotates its material, with an alias, and a policy that lets in only this account and the
 * services that were named.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const key = new EncryptionKey("orders", { account, serviceUses: ["cloudWatchLogs"] });
 */
export class EncryptionKey extends SecureComponent<EncryptionKeyArgs> implements Grantable {
  /** The key itself. */
  readonly key: aws.kms.Key;
  /** Its name starts with `alias/NAME-`. */
  readonly alias: aws.kms.Alias;
  /** ARN of the key. */
  readonly arn: pulumi.Output<string>;
  /** Id of the key, as `1234abcd-12ab-34cd-56ef-1234567890ab`. */
  readonly keyId: pulumi.Output<string>;
  readonly account: AwsAccount;
  /** The AWS services that the key's policy lets use it. */
  readonly serviceUses: readonly KeyServiceUse[];
  readonly grantDefinition = keyGrants;
  readonly grantName: string;
  readonly grantArn: pulumi.Output<string>;
  readonly endpoint: AwsEndpoint;

  constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("EncryptionKey", name, args, opts);
    validate(`EncryptionKey "${name}"`, checkEncryptionKey(name, args));
    this.account = args.account;
    this.serviceUses = args.serviceUses ?? [];

    this.grantName = this.childName("key");
    this.key = this.createKey();
    this.alias = this.createAlias();

    this.arn = this.key.arn;
    this.keyId = this.key.keyId;
    this.grantArn = this.arn;
    this.endpoint = kmsEndpoint(args.account.region);
    this.registerOutputs({ arn: this.arn, keyId: this.keyId, aliasName: this.alias.name });
  }

  private createKey(): aws.kms.Key {
    const { description, rotationPeriodInDays, deletionWindowInDays, multiRegion, transform } = this.args;
    return this.statefulChild(
      aws.kms.Key,
      "key",
      {
        description: description ?? `Encrypts ${this.name}`,
        enableKeyRotation: true,
        rotationPeriodInDays: rotationPeriodInDays ?? defaults.rotationPeriodInDays,
        deletionWindowInDays: deletionWindowInDays ?? defaults.deletionWindowInDays,
        multiRegion: multiRegion ?? defaults.multiRegion,
        policy: keyPolicy(this.args),
        region: this.account.region,
        tags: this.childTags("key"),
      },
      { transform: transform?.key },
    );
  }

  private createAlias(): aws.kms.Alias {
    return this.statefulChild(
      aws.kms.Alias,
      "alias",
      // A prefix, because alias names are unique per account and region, and stacks of one program share both.
      { namePrefix: `alias/${this.name}-`, targetKeyId: this.key.keyId, region: this.account.region },
      { transform: this.args.transform?.alias },
    );
  }
}

function kmsEndpoint(region: pulumi.Input<string>): AwsEndpoint {
  return { name: isPlain(region) ? `kms-${region}` : "kms", host: endpointIn(region, "kms") };
}

function keyPolicy({ account, administrators = [], serviceUses = [] }: EncryptionKeyArgs): pulumi.Output<string> {
  const document = pulumi
    .all([account.accountId, account.region, pulumi.all([...administrators])])
    .apply(([accountId, region, principals]) =>
      encryptionKeyPolicy({ accountId, region, administrators: principals, serviceUses }),
    );
  return pulumi.jsonStringify(document);
}

/** What each argument has to be. */
export const encryptionKeyFields: Fields<EncryptionKeyArgs> = {
  ...commonFields,
  account,
  description: optional(input(text("what the key protects"))),
  administrators: optional(
    list(input(iamPrincipalArn), "ARNs of IAM roles or users", {
      least: 1,
      ifEmpty: "is empty; name at least one IAM principal, or leave it out",
    }),
  ),
  serviceUses: optional(
    list(
      text(`one of: ${[...keyServiceUses].join(", ")}`, (service) => keyServiceUses.has(service)),
      "a list of AWS services",
    ),
  ),
  rotationPeriodInDays: optional(input(wholeNumber(ROTATION_DAYS.min, ROTATION_DAYS.max, "days"))),
  deletionWindowInDays: optional(input(wholeNumber(DELETION_DAYS.min, DELETION_DAYS.max, "days"))),
  multiRegion: optional(flag),
  transform: transforms<NonNullable<EncryptionKeyArgs["transform"]>>({ key: true, alias: true }),
};

const encryptionKey = object(encryptionKeyFields);

const keyName = text("letters, digits, hyphens and underscores only, for the key's alias carries the name", (name) =>
  /^[A-Za-z0-9_-]{1,200}$/.test(name),
);

function checkEncryptionKey(name: string, args: EncryptionKeyArgs): Problem[] {
  return [...check("name", name, keyName), ...checkArguments(args, encryptionKey, checkAdministrators)];
}

function checkAdministrators({ account, administrators = [] }: EncryptionKeyArgs): Problem[] {
  return administrators.flatMap((administrator, index) =>
    checkArnPlace(`administrators[${index}]`, administrator, account, ["partition"]),
  );
}
