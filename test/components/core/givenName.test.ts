import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { givenName } from "../../../components/core";
import { registeredBy, theOnly } from "../../support/mockedStack";

const made = { "kubernetes:core/v1:Secret": () => ({ metadata: { name: "secret-1a2b3c4d" } }) };

/** The data of a ConfigMap that names a Secret, and the properties of it that hang on the Secret. */
async function reference(metadata: kubernetes.core.v1.SecretArgs["metadata"]) {
  const resources = await registeredBy(() => {
    const args: kubernetes.core.v1.SecretArgs = { ...(metadata && { metadata }) };
    const secret = givenName(args, new kubernetes.core.v1.Secret("secret", args));
    new kubernetes.core.v1.ConfigMap("reader", { data: { secret } });
  }, made);
  const { inputs, propertyDependencies } = theOnly(resources, "kubernetes:core/v1:ConfigMap");
  return { data: inputs.data, hangsOnSecret: (propertyDependencies.data ?? []).length > 0 };
}

describe("givenName", () => {
  it("passes a given name on without the object, so that the object's replacement replaces nobody else", async () => {
    assert.deepEqual(await reference({ name: "tls" }), { data: { secret: "tls" }, hangsOnSecret: false });
    assert.deepEqual(await reference({ name: pulumi.output("tls") }), {
      data: { secret: "tls" },
      hangsOnSecret: false,
    });
    assert.deepEqual(await reference({ name: Promise.resolve("tls") }), {
      data: { secret: "tls" },
      hangsOnSecret: false,
    });
  });

  it("takes a name that was made up from the object", async () => {
    const found = { data: { secret: "secret-1a2b3c4d" }, hangsOnSecret: true };
    assert.deepEqual(await reference({ namespace: "shop" }), found);
    assert.deepEqual(await reference(undefined), found);
    assert.deepEqual(await reference({ name: pulumi.output<string | undefined>(undefined) }), found);
  });
});
