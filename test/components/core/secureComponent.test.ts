import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { SecureComponent, type SecureComponentArgs } from "../../../components/core";
import { registeredBy, theOnly } from "../../support/mockedStack";

class Example extends SecureComponent {
  constructor(name: string, args: SecureComponentArgs) {
    super("Example", name, args);
    const childName = this.childName("data");
    new aws.s3.Bucket(childName, { tags: this.tagsFor(childName) }, this.statefulChildOptions());
    new aws.s3.Bucket(this.childName("scratch"), {}, this.childOptions());
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
});
