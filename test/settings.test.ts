import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentsError } from "../components/core";
import { asProps, type Props } from "../sandbox/providers/protocol";
import { parseYaml } from "../sandbox/yaml";
import { readSettings } from "../settings";

const root = join(__dirname, "..");
const configIn = (file: string) => asProps(asProps(parseYaml(readFileSync(join(root, file), "utf8"))).config);
const schema = configIn("Pulumi.yaml");
const dev: Props = configIn("Pulumi.dev.yaml");

/** The dev stack's configuration as the engine hands it over, with changes. */
function source(changes: Record<string, string | undefined> = {}) {
  const defaults = Object.entries(schema).map(([key, value]) => [key, asProps(value).default]);
  const values: Record<string, unknown> = { ...Object.fromEntries(defaults), ...dev, ...changes };
  return (key: string) => {
    const value = values[key];
    return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  };
}

describe("readSettings", () => {
  it("reads the dev stack's configuration", () => {
    const settings = readSettings(source());
    assert.equal(settings.region, "eu-central-1");
    assert.equal(settings.minimumReplicas, 2);
    assert.equal(settings.deletionProtection, false);
    assert.equal(settings.publicSubnetIds.length, 3);
  });

  it("reports three mistakes in one error, each with its key, its value and what to write", () => {
    const wrong = {
      accountId: "12",
      minimumReplicas: "many",
      ordersImage: "orders:latest",
    };
    assert.throws(
      () => readSettings(source(wrong)),
      (error: unknown) => {
        assert.ok(error instanceof InvalidArgumentsError);
        const [title, ...lines] = error.message.split("\n");
        assert.equal(title, "configuration: 3 problems");
        assert.equal(lines.length, 3);
        for (const [key, value] of Object.entries(wrong)) {
          const line = lines.find((candidate) => candidate.includes(`${key}: ${JSON.stringify(value)}`));
          assert.match(line ?? "", /; write /);
        }
        return true;
      },
    );
  });

  it("says which values are missing", () => {
    assert.throws(
      () => readSettings(source({ "aws:region": undefined })),
      /aws:region: is missing; write a region code/,
    );
  });

  it("needs the issuer's address with irsa", () => {
    const irsa = { clusterIdentity: "irsa" };
    assert.throws(() => readSettings(source(irsa)), /oidcIssuerUrl: is missing/);
    const issuer = { oidcIssuerUrl: "https://oidc.eks.eu-central-1.amazonaws.com/id/ABC" };
    assert.equal(readSettings(source({ ...irsa, ...issuer })).clusterIdentity, "irsa");
  });

  it("needs names for Istio's gateway, and none for Linkerd, which has no gateway", () => {
    const nameless = { publicHostNames: "[]" };
    assert.throws(() => readSettings(source(nameless)), /publicHostNames: "\[\]" is not valid; write the names/);
    const linkerd = { ...nameless, mesh: "linkerd" };
    assert.deepEqual(readSettings(source(linkerd)).publicHostNames, []);
  });

  it("takes no more for the range of a subnet than a subnet can have", () => {
    const open = { publicSubnetCidrs: '["10.0.0.0/24","0.0.0.0/0"]' };
    assert.throws(() => readSettings(source(open)), /publicSubnetCidrs: .* is not valid; write the IPv4 ranges/);
  });

  it("names the keys of former versions with what they are called now, and nothing else for them", () => {
    const former = { tokenIssuer: "https://login.example.com/", jwtIssuer: undefined };
    assert.throws(
      () => readSettings(source(former)),
      (error: unknown) =>
        error instanceof InvalidArgumentsError &&
        /^[^\n]*\n[^\n]*tokenIssuer: is called jwtIssuer now/.test(error.message),
    );
  });

  it("says how to write a list", () => {
    const listless = { publicSubnetIds: undefined };
    assert.throws(() => readSettings(source(listless)), /pulumi config set --path 'publicSubnetIds\[0\]' VALUE/);
  });

  it("has no key whose value the Pulumi CLI would take for a secret", () => {
    // Source: keyPattern in github.com/pulumi/pulumi, pkg/cmd/pulumi/config/config.go.
    const secretive = /passwd|pass|password|pwd|secret|token/i;
    assert.deepEqual(
      Object.keys(schema).filter((key) => secretive.test(key)),
      [],
    );
  });

  it("takes no ranges of addresses that are none", () => {
    for (const range of ["999.0.0.0/16", "10.0.0.0/99", "::::/999", "10.0.0.0/8"]) {
      const wrong = { vpcCidr: range };
      assert.throws(
        () => readSettings(source(wrong)),
        /1 problem\n {2}(secure-microservice:)?vpcCidr: .* is not valid/,
        range,
      );
      const subnets = { publicSubnetCidrs: JSON.stringify(["10.0.0.0/24", range]) };
      assert.throws(() => readSettings(source(subnets)), /publicSubnetCidrs: .* is not valid/, range);
    }
  });

  it("takes log groups that are there, and mail addresses for alarms", () => {
    const { trailLogGroup, serviceLogGroup, alarmMailTo } = readSettings(source());
    assert.deepEqual([trailLogGroup, serviceLogGroup, alarmMailTo], ["", "", []]);
    const there = { trailLogGroup: "aws-controltower/CloudTrailLogs", alarmMailTo: '["security@example.com"]' };
    assert.equal(readSettings(source(there)).trailLogGroup, there.trailLogGroup);
    const wrong = { serviceLogGroup: "my logs", alarmMailTo: '["nobody"]' };
    assert.throws(() => readSettings(source(wrong)), /serviceLogGroup: "my logs" is not valid.*alarmMailTo: /s);
  });

  it("knows a region as the components do", () => {
    const { region } = readSettings(source({ "aws:region": "ap-southeast-10" }));
    assert.equal(region, "ap-southeast-10");
  });

  it("knows every key of Pulumi.yaml", () => {
    const asked = new Set<string>();
    readSettings((key) => {
      asked.add(key);
      return source()(key);
    });
    assert.deepEqual(
      Object.keys(schema).filter((key) => !key.startsWith("pulumi:") && !asked.has(key)),
      [],
    );
  });
});
