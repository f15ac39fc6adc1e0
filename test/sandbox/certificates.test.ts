import assert from "node:assert/strict";
import { decryptedResources, plaintext } from "../support/decryptedStack";
import { urnName } from "../support/deployment";
import { type Credentials, handshake } from "../support/handshake";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

describe("certificates that the stack issued, between two processes", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  let orders: Credentials;
  let payments: Credentials;
  let stranger: Credentials;

  before("up", async () => {
    sandbox = new TestSandbox();
    assert.equal((await sandbox.run("up", "--no-policies")).exitCode, 0);
    const program = `${ROOT}/test/support/programs/otherAuthority`;
    assert.equal((await sandbox.run("up", "--no-policies", "--program", program)).exitCode, 0);
    const ours = await credentialsIn(sandbox, "secure-microservice");
    const theirs = await credentialsIn(sandbox, "other-authority");
    orders = ours("orders");
    payments = ours("payments");
    stranger = theirs("orders");
  });
  after(() => sandbox.remove());

  it("let the named services shake hands, both ends known", async () => {
    const result = await handshake({
      server: payments,
      client: orders,
      serverName: "payments.payments.svc.cluster.local",
    });
    assert.match(result.client, /^200 orders\.orders\.svc\.cluster\.local/);
  });

  it("refuse a client without a certificate", async () => {
    const client = { ca: orders.ca };
    const result = await handshake({ server: payments, client, serverName: "payments.payments.svc.cluster.local" });
    assert.match(result.client, /CERTIFICATE_REQUIRED|ECONNRESET|handshake failure|certificate required/i);
  });

  it("refuse a client of another authority, even one that trusts ours", async () => {
    const client = { ...stranger, ca: orders.ca };
    const result = await handshake({ server: payments, client, serverName: "payments.payments.svc.cluster.local" });
    assert.match(result.client, /UNKNOWN_CA|unknown ca|ECONNRESET/i);
  });

  it("refuse a server whose certificate is not for its name", async () => {
    const result = await handshake({ server: payments, client: orders, serverName: "ledger.ledger.svc.cluster.local" });
    assert.match(result.client, /ERR_TLS_CERT_ALTNAME_INVALID/);
  });
});

/** The certificate, key and authority of the services of a project. */
async function credentialsIn(sandbox: TestSandbox, project: string): Promise<(service: string) => Credentials> {
  const resources = await decryptedResources(sandbox, project, "dev");
  return (service) => {
    const output = (name: string, property: string): string => {
      const found = resources.find(({ urn, outputs }) => urnName(urn) === name && outputs?.[property] !== undefined);
      assert.ok(found, `${name} with ${property} in ${project}`);
      return String(plaintext(found.outputs?.[property]));
    };
    return {
      cert: output(`${service}-certificate-certificate`, "certPem"),
      key: output(`${service}-certificate-key`, "privateKeyPem"),
      ca: output("services-certificate", "certPem"),
    };
  };
}
