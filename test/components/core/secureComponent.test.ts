import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type NamedChild, SecureComponent, type SecureComponentArgs, type Transform } from "../../../components/core";
import { registeredBy, theOnly } from "../../support/mockedStack";

interface ExampleArgs extends SecureComponentArgs {
  readonly bucket?: Transform<aws.s3.BucketArgs>;
  readonly secret?: Transform<kubernetes.core.v1.SecretArgs>;
}

class Example extends SecureComponent<ExampleArgs> {
  readonly secret: NamedChild<kubernetes.core.v1.Secret>;

  constructor(name: string, args: ExampleArgs = {}, dependsOn: pulumi.Resource[] = []) {
    super("Example", name, args);
    const { bucket: transform } = this.args;
    this.statefulChild(aws.s3.Bucket, "data", { tags: this.childTags("data") }, { transform, dependsOn });
    this.child(aws.s3.Bucket, "scratch", {}, { transform, dependsOn });
    const metadata = { name: "tls", namespace: "shop" };
    this.secret = this.namedChild(kubernetes.core.v1.Secret, "secret", { metadata }, { transform: args.secret });
  }
}

describe("SecureComponent", () => {
  it("protects and retains stateful children, and only them, unless told otherwise", async () => {
    const resources = await registeredBy(() => new Example("kept", {}));
    const data = theOnly(resources, "aws:s3/bucket:Bucket", "kept-data");
    assert.deepEqual([data.protect, data.retainOnDelete], [true, true]);
    const scratch = theOnly(resources, "aws:s3/bucket:Bucket", "kept-scratch");
    assert.deepEqual([scratch.protect, scratch.retainOnDelete], [false, false]);
  });

  it("lets stateful children go with deletionProtection off", async () => {
    const resources = await registeredBy(() => new Example("loose", { deletionProtection: false }));
    const data = theOnly(resources, "aws:s3/bucket:Bucket", "loose-data");
    assert.deepEqual([data.protect, data.retainOnDelete], [false, false]);
  });

  it("makes children its own and tags them", async () => {
    const resources = await registeredBy(() => new Example("tagged", { tags: { team: "payments" } }));
    const data = theOnly(resources, "aws:s3/bucket:Bucket", "tagged-data");
    assert.equal(data.parent, "tagged");
    assert.deepEqual(data.inputs.tags, {
      Name: "tagged-data",
      "pulumi:project": "project",
      "pulumi:stack": "stack",
      "secure-microservice:component": "Example",
      team: "payments",
    });
  });

  it("changes the arguments of children by their transforms, and takes the options of each", async () => {
    const resources = await registeredBy(() => {
      const before = new aws.s3.Bucket("before");
      new Example("changed", { bucket: { forceDestroy: true } }, [before]);
    });
    for (const name of ["changed-data", "changed-scratch"]) {
      const bucket = theOnly(resources, "aws:s3/bucket:Bucket", name);
      assert.equal(bucket.inputs.forceDestroy, true);
      assert.deepEqual(
        bucket.dependencies.map((urn) => urn.split("::").at(-1)),
        ["before"],
      );
    }
  });

  it("tells the name of a child of Kubernetes as its transform left it", async () => {
    const names: pulumi.Input<string>[] = [];
    await registeredBy(() => {
      names.push(new Example("given").secret.name);
      names.push(new Example("renamed", { secret: { metadata: { name: "other" } } }).secret.name);
    });
    assert.deepEqual(names, ["tls", "other"]);
  });

  it("labels children of Kubernetes beside their own labels, and nothing of AWS", async () => {
    const resources = await registeredBy(() => {
      new Example("labelled", {
        labels: { team: "payments", tier: "web" },
        secret: { metadata: { labels: { tier: "api" } } },
      });
    });
    const { metadata } = theOnly(resources, "kubernetes:core/v1:Secret").inputs;
    assert.deepEqual(metadata, { name: "tls", namespace: "shop", labels: { team: "payments", tier: "api" } });
    assert.equal(theOnly(resources, "aws:s3/bucket:Bucket", "labelled-scratch").inputs.labels, undefined);
  });
});
