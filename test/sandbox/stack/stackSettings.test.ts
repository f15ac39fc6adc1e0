import assert from "node:assert/strict";
import { PassphraseCipher } from "../../../sandbox/stack/passphraseCipher";
import { passphraseOf, type SettingsSources, stackSettings } from "../../../sandbox/stack/stackSettings";

const user = PassphraseCipher.create("the user's");

const sources: SettingsSources = {
  project: "my-shop",
  file: "/shop/Pulumi.dev.yaml",
  theirs: { config: {} },
  ours: {},
  given: {},
  passphrase: "the sandbox's",
  theirPassphrase: undefined,
};

/** A file in which `key` is encrypted, beside a list that holds an encrypted item. */
const encrypted = {
  encryptionsalt: user.encryptionSalt,
  config: { key: { secure: user.encrypt("one") }, "aws:list": ["plain", { secure: user.encrypt("two") }] },
};

describe("stackSettings", function () {
  // Making a key out of a passphrase takes long on purpose.
  this.timeout(30_000);

  it("gives keys without a namespace to the project, from the file and from the command line", () => {
    const { config } = stackSettings({
      ...sources,
      theirs: { config: { size: 1, "aws:region": "eu-central-1" } },
      given: { size: "2" },
    });
    assert.deepEqual(config, { "my-shop:size": "2", "aws:region": "eu-central-1" });
  });

  it("keeps its own salt, and never takes the user's", () => {
    const theirs = { encryptionsalt: user.encryptionSalt, config: { size: 1 } };
    assert.equal(stackSettings({ ...sources, theirs }).encryptionsalt, undefined);
    assert.equal(stackSettings({ ...sources, theirs, ours: { encryptionsalt: "v1:ours" } }).encryptionsalt, "v1:ours");
  });

  it("encrypts the user's secrets again with the sandbox's passphrase", () => {
    const ours = PassphraseCipher.create("the sandbox's");
    const { encryptionsalt = "", config } = stackSettings({
      ...sources,
      theirs: encrypted,
      ours: { encryptionsalt: ours.encryptionSalt },
      theirPassphrase: "the user's",
    });
    const reader = PassphraseCipher.open("the sandbox's", encryptionsalt) ?? assert.fail("another passphrase");
    const opened = JSON.parse(JSON.stringify(config), (_key, value) =>
      typeof value?.secure === "string" ? reader.decrypt(value.secure) : value,
    );
    assert.deepEqual(opened, { "my-shop:key": "one", "aws:list": ["plain", "two"] });
  });

  it("says which values it cannot open and what to do: without a passphrase, with a wrong one, with another provider", () => {
    const failing = (changes: Partial<SettingsSources>) => () => stackSettings({ ...sources, ...changes });
    assert.throws(
      failing({ theirs: encrypted }),
      /Pulumi.dev.yaml: key, aws:list are encrypted; set PULUMI_CONFIG_PASSPHRASE .* --config key=VALUE --config aws:list=VALUE/,
    );
    assert.throws(
      failing({ theirs: encrypted, theirPassphrase: "wrong" }),
      /PULUMI_CONFIG_PASSPHRASE is not the passphrase of this file/,
    );
    const kms = { secretsprovider: "awskms://alias/key", config: { key: { secure: "v1:AAAA:BBBB" } } };
    assert.throws(failing({ theirs: kms, theirPassphrase: "any" }), /key is encrypted, and not by a passphrase/);
  });

  it("needs no passphrase for values that the command line gives", () => {
    const { config } = stackSettings({ ...sources, theirs: encrypted, given: { key: "1", "aws:list": "[]" } });
    assert.deepEqual(config, { "my-shop:key": "1", "aws:list": "[]" });
  });
});

describe("passphraseOf", () => {
  it("names a passphrase file that is not there", () => {
    assert.throws(() => passphraseOf({ PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere" }), /names \/nowhere, which is not/);
    assert.equal(passphraseOf({ PULUMI_CONFIG_PASSPHRASE: "given" }), "given");
  });
});
