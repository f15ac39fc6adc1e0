import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  type NamedChild,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  check,
  checkArguments,
  commonFields,
  input,
  isDnsName,
  keyArn,
  object,
  text,
  transforms,
} from "../core/checks";

/** Arguments of an EncryptedVolumeClass. */
export interface EncryptedVolumeClassArgs extends SecureComponentArgs {
  /**
   * ARN of the KMS key that encrypts the volumes. The IAM role of the EBS CSI driver needs the use of it, as the Amazon
   * EKS User Guide describes under that role.
   */
  readonly kmsKeyArn: pulumi.Input<string>;
  /** Changes to the children before they are created. */
  readonly transform?: { readonly storageClass?: Transform<kubernetes.storage.v1.StorageClassArgs> };
}

/**
 * A class of EBS volumes (gp3) encrypted under a given KMS key. Volumes are made in the zone of the pod that asks first,
 * can grow, and with deletionProtection outlive their claims. Its name in the cluster is the component's name.
 *
 * Source of the parameters: the Amazon EBS CSI driver's documentation, "CreateVolume (StorageClass) Parameters".
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class EncryptedVolumeClass extends SecureComponent<EncryptedVolumeClassArgs> {
  /** The StorageClass. */
  readonly storageClass: kubernetes.storage.v1.StorageClass;
  /** What a claim gives as its storageClassName. A claim that comes before the class waits for it. */
  readonly storageClassName: pulumi.Input<string>;

  constructor(name: string, args: EncryptedVolumeClassArgs, opts?: pulumi.ComponentResourceOptions) {
    super("EncryptedVolumeClass", name, args, opts);
    validate(`EncryptedVolumeClass "${name}"`, checkVolumeClass(name, args));

    const { name: storageClassName, resource } = this.createStorageClass();
    this.storageClass = resource;
    this.storageClassName = storageClassName;

    this.registerOutputs({ storageClassName: this.storageClassName });
  }

  private createStorageClass(): NamedChild<kubernetes.storage.v1.StorageClass> {
    return this.namedChild(
      kubernetes.storage.v1.StorageClass,
      "storage-class",
      {
        metadata: { name: this.name },
        provisioner: "ebs.csi.aws.com",
        parameters: { type: "gp3", encrypted: "true", kmsKeyId: this.args.kmsKeyArn },
        volumeBindingMode: "WaitForFirstConsumer",
        allowVolumeExpansion: true,
        reclaimPolicy: this.deletionProtection ? "Retain" : "Delete",
      },
      { transform: this.args.transform?.storageClass },
    );
  }
}

const volumeClass = object<EncryptedVolumeClassArgs>({
  ...commonFields,
  kmsKeyArn: input(keyArn),
  transform: transforms<NonNullable<EncryptedVolumeClassArgs["transform"]>>({ storageClass: true }),
});

function checkVolumeClass(name: string, args: EncryptedVolumeClassArgs): Problem[] {
  return [
    ...check(
      "name",
      name,
      text("a DNS name in small letters", (value) => isDnsName(value)),
    ),
    ...checkArguments(args, volumeClass),
  ];
}
