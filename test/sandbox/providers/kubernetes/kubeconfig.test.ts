import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterAccess, readSettings } from "../../../../sandbox/providers/kubernetes";
import type { Props } from "../../../../sandbox/providers/protocol";

function kubeconfig(user: Props, cluster: Props = {}): string {
  return JSON.stringify({
    clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:6443/base", ...cluster } }],
    users: [{ name: "u", user }],
    contexts: [
      { name: "one", context: { cluster: "c", user: "u" } },
      { name: "two", context: { cluster: "missing", user: "u" } },
    ],
    "current-context": "one",
  });
}

describe("kubeconfig", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("takes certificates inline and from files beside it", () => {
    writeFileSync(join(folder, "ca.crt"), "CA");
    const user = { "client-certificate-data": btoa("CERT"), "client-key-data": btoa("KEY") };
    const path = join(folder, "config");
    writeFileSync(path, kubeconfig(user, { "certificate-authority": "ca.crt" }));
    const access = clusterAccess(path);
    assert.deepEqual([access.ca, access.cert, access.key, access.verify], ["CA", "CERT", "KEY", true]);
    assert.equal(access.server.href, "https://127.0.0.1:6443/base");
  });

  it("takes a token, from a file if need be", () => {
    assert.equal(clusterAccess(kubeconfig({ token: "t" })).token, "t");
    const tokenFile = join(folder, "token");
    writeFileSync(tokenFile, "from-file\n");
    assert.equal(clusterAccess(kubeconfig({ tokenFile })).token, "from-file");
  });

  it("asks a credential plugin", () => {
    const script = "console.log(JSON.stringify({status: {token: process.env.PREFIX + process.argv[1]}}))";
    const exec = {
      apiVersion: "client.authentication.k8s.io/v1",
      command: process.execPath,
      args: ["-e", script, "abc"],
      env: [{ name: "PREFIX", value: "x-" }],
    };
    assert.equal(clusterAccess(kubeconfig({ exec })).token, "x-abc");
    assert.throws(
      () => clusterAccess(kubeconfig({ exec: { ...exec, command: "no-such-plugin" } })),
      /no credentials from no-such-plugin/,
    );
  });

  it("says what is missing where", () => {
    assert.throws(() => clusterAccess(kubeconfig({}), "three"), /kubeconfig has no context named three/);
    assert.throws(() => clusterAccess(kubeconfig({}), "two"), /kubeconfig has no cluster named missing/);
    assert.throws(() => clusterAccess(kubeconfig({}, { server: "" })), /no server URL/);
    assert.throws(() => clusterAccess("{}"), /names no context/);
    assert.throws(() => clusterAccess(join(folder, "none")), /none: there is no such file/);
  });

  it("counts from the environment first, and not where it is that of a cluster that the sandbox made up", () => {
    const real = kubeconfig({});
    assert.equal(readSettings({ kubeconfig: real }, {}).kubeconfig, real);
    for (const domain of [
      "eu-central-1.eks.amazonaws.com",
      "cn-north-1.eks.amazonaws.com.cn",
      "us-iso-east-1.eks.c2s.ic.gov",
    ]) {
      const made = kubeconfig({}, { server: `https://ABC.gr7.${domain}` });
      assert.equal(readSettings({ kubeconfig: made }, {}).kubeconfig, undefined);
      assert.equal(readSettings({ kubeconfig: made }, { SANDBOX_KUBECONFIG: "/c" }).kubeconfig, "/c");
    }
  });
});
