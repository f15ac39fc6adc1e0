import assert from "node:assert/strict";
import { holdsSecret } from "../../../policies/core";

const holds = (name: string, value: string) => holdsSecret(name, { [name]: value }, name);

describe("names of secrets", () => {
  for (const name of [
    "DB_PASSWORD",
    "ACCESS_TOKEN_SECRET",
    "AWS_SECRET_ACCESS_KEY",
    "apiKey",
    "stripe.api-key",
    "githubToken",
    "TLS_PRIVATE_KEY",
    "credentials",
  ]) {
    it(`${name} is one`, () => assert.equal(holds(name, "hunter2"), true));
  }

  for (const name of [
    "TOKEN_ISSUER",
    "JWT_SECRET_FILE",
    "SECRET_NAME",
    "DB_SECRET_ARN",
    "PASSWORD_MIN_LENGTH",
    "KMS_KEY",
    "AWS_ACCESS_KEY_ID",
    "PUBLIC_KEY",
    "PWD",
    "",
  ]) {
    it(`${name || "an empty one"} is none`, () => assert.equal(holds(name, "hunter2"), false));
  }
});

describe("a property in clear", () => {
  it("under a secret's name holds a secret", () => assert.equal(holds("DB_PASSWORD", "hunter2"), true));

  for (const value of [
    "",
    "true",
    "false",
    "42",
    "$(DB_PASSWORD_FROM_SECRET)",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-AbCdEf",
    "/var/run/secrets/orders/password",
  ]) {
    it(`with the value ${JSON.stringify(value)} holds none`, () => assert.equal(holds("DB_PASSWORD", value), false));
  }

  for (const [form, value] of [
    ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
    ["an address with a password", "amqps://orders:hunter2@broker:5671/"],
  ] as const) {
    it(`that looks like ${form} holds one under any name`, () => assert.equal(holds("SETTING", value), true));
  }

  for (const value of [
    "https://issuer.example.com:8443/",
    "postgres://orders@db/orders",
    "postgres://orders:$PASSWORD@db",
    "a@b.c",
  ]) {
    it(`such as ${value} holds none under any other name`, () => assert.equal(holds("SETTING", value), false));
  }
});
