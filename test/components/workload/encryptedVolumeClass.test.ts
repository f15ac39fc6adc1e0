import assert from "node:assert/strict";
import { EncryptedVolumeClass, type EncryptedVolumeClassArgs } from "../../../components/workload";
import { registeredBy, theOnly } from "../../support/mockedStack";

const type = "kubernetes:storage.k8s.io/v1:StorageClass";
const kmsKeyArn = "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const volumeClass = (args: Partial<EncryptedVolumeClassArgs> = {}) =>
  registeredBy(() => new EncryptedVolumeClass("encrypted", { kmsKeyArn, ...args }));

describe("EncryptedVolumeClass", () => {
  it("is one StorageClass of gp3 volumes under the key", async () => {
    const resources = await volumeClass();
    assert.equal(resources.length, 2);
    assert.deepEqual(theOnly(resources, type, "encrypted-storage-class").inputs, {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "encrypted" },
      provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: kmsKeyArn },
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
      reclaimPolicy: "Retain",
    });
  });

  it("deletes volumes with their claims when nothing is to be kept", async () => {
    assert.equal(theOnly(await volumeClass({ deletionProtection: false }), type).inputs.reclaimPolicy, "Delete");
  });

  it("can be adjusted", async () => {
    const resources = await volumeClass({ transform: { storageClass: { parameters: { iops: "6000" } } } });
    assert.deepEqual(theOnly(resources, type).inputs.parameters, {
      type: "gp3",
      encrypted: "true",
      kmsKeyId: kmsKeyArn,
      iops: "6000",
    });
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      registeredBy(() => new EncryptedVolumeClass("Fast_1", { kmsKeyArn: "alias/volumes" })),
      (error: Error) => {
        assert.match(error.message, /EncryptedVolumeClass "Fast_1": 2 problems/);
        assert.match(error.message, /name: "Fast_1" is not valid/);
        assert.match(error.message, /kmsKeyArn: "alias\/volumes" is not valid; write the ARN of a key/);
        return true;
      },
    );
  });
});
