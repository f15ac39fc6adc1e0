import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { SecureComponent, type SecureComponentArgs, type Transform, validate } from "../core";
import { checkArguments, commonFields, input, object, optional, record, text, transforms } from "../core/checks";

/**
 * Characters of a generated secret, each one of 62: 64 of them carry 381 bits.
 * Source of the least: RFC 7518, section 3.2, asks for 256 bits with HS256.
 */
const LENGTH = 64;

/** The key under which a Kubernetes Secret holds the access token secret. */
const SECRET_KEY = "secret";

export interface AccessTokenSecretArgs extends SecureComponentArgs {
  /** A new value of any of these makes a new secret. */
  readonly keepers?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly password?: Transform<random.RandomPasswordArgs>;
    readonly secret?: Transform<kubernetes.core.v1.SecretArgs>;
  };
}

const accessTokenSecret = object<AccessTokenSecretArgs>({
  ...commonFields,
  keepers: optional(record(input(text("text")), "texts by name")),
  transform: transforms<NonNullable<AccessTokenSecretArgs["transform"]>>({ password: true, secret: true }),
});

/** Where a container finds the secret: for `secretEnv` of a HardenedWorkload. */
export interface SecretReference {
  readonly secretName: pulumi.Input<string>;
  readonly key: string;
}

/**
 * The secret that signs and checks access tokens (HS256) among services that share it, generated and never shown.
 *
 * Where an identity provider issues the tokens, its public keys are used and no secret is needed.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class AccessTokenSecret extends SecureComponent<AccessTokenSecretArgs> {
  private readonly password: random.RandomPassword;

  constructor(name: string, args: AccessTokenSecretArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("AccessTokenSecret", name, args, opts);
    validate(`AccessTokenSecret "${name}"`, checkArguments(args, accessTokenSecret));
    this.password = this.child(
      random.RandomPassword,
      "password",
      { length: LENGTH, special: false, keepers: args.keepers && { ...args.keepers } },
      { transform: args.transform?.password },
    );
    this.registerOutputs({});
  }

  /**
   * Puts the secret into a namespace, for the pods of one workload.
   *
   * The Kubernetes Secret gets a new name with every new value: a process reads its environment only when it starts, and
   * the change of name starts new pods. The Secret before is deleted when they have taken over.
   */
  shareWith(workload: string, namespace: pulumi.Input<string>): SecretReference {
    const stringData = { [SECRET_KEY]: this.password.result };
    const secret = this.child(
      kubernetes.core.v1.Secret,
      workload,
      { metadata: { namespace }, type: "Opaque", stringData, immutable: true },
      { transform: this.args.transform?.secret },
    );
    return { secretName: secret.metadata.name, key: SECRET_KEY };
  }
}
