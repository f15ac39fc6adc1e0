import assert from "node:assert/strict";
import { handshake } from "../../../support/handshake";
import { type Certified, certifiedBy, KEYS, rootAuthority } from "./authority";

const orders = { subject: { commonName: "orders" }, dnsNames: ["orders.example.com"] };
const payments = { subject: { commonName: "payments" }, dnsNames: ["payments.example.com"] };
const serverName = "payments.example.com";

/** What one end presents, with the certificates between it and its root. */
function credentials(end: Certified, root: Certified, ...between: Certified[]) {
  return { ca: root.certPem, cert: [end, ...between].map(({ certPem }) => certPem).join(""), key: end.keyPem };
}

describe("mutual TLS with certificates of the tls stand-in", function () {
  this.timeout(30_000);

  for (const kind of ["RSA", "ECDSA P256", "ED25519"]) {
    it(`lets both ends know each other with ${kind} keys, and refuses a stranger`, async () => {
      const key = KEYS[kind];
      const authority = await rootAuthority({}, key);
      const server = credentials(await certifiedBy(authority, payments, {}, key), authority);
      const client = credentials(await certifiedBy(authority, orders, {}, key), authority);
      assert.equal((await handshake({ server, client, serverName })).client, "200 orders.example.com");

      const other = await rootAuthority({}, key);
      const stranger = { ...credentials(await certifiedBy(other, orders, {}, key), other), ca: authority.certPem };
      const refused = await handshake({ server, client: stranger, serverName });
      assert.match(refused.client, /UNKNOWN_CA|unknown ca|ECONNRESET/i);
    });
  }

  it("goes through as many authorities in between as the root allows, and for 0 through any number", async () => {
    for (const [maxPathLength, outcome] of [
      [2, /^200 orders/],
      [1, /path length/i],
      [0, /^200 orders/],
    ] as const) {
      const root = await rootAuthority({ maxPathLength });
      const authorityUse = { isCaCertificate: true, allowedUses: ["cert_signing"] };
      const upper = await certifiedBy(root, { subject: { commonName: "Upper" } }, authorityUse);
      const lower = await certifiedBy(upper, { subject: { commonName: "Lower" } }, authorityUse);
      const server = credentials(await certifiedBy(lower, payments), root, lower, upper);
      const client = credentials(await certifiedBy(lower, orders), root, lower, upper);
      assert.match((await handshake({ server, client, serverName })).client, outcome, `${maxPathLength}`);
    }
  });

  it("is refused to a server whose certificate is for clients, or for another name", async () => {
    const authority = await rootAuthority();
    const client = credentials(await certifiedBy(authority, orders), authority);
    const forClients = await certifiedBy(authority, payments, { allowedUses: ["digital_signature", "client_auth"] });
    const wrongUse = await handshake({ server: credentials(forClients, authority), client, serverName });
    assert.match(wrongUse.client, /purpose/i);
    const wrongName = await handshake({ server: client, client, serverName });
    assert.match(wrongName.client, /ERR_TLS_CERT_ALTNAME_INVALID/);
  });

  it("is refused under an authority that is none", async () => {
    const pretender = await rootAuthority({ isCaCertificate: false });
    const server = credentials(await certifiedBy(pretender, payments), pretender);
    const client = credentials(await certifiedBy(pretender, orders), pretender);
    assert.match((await handshake({ server, client, serverName })).client, /purpose|invalid.ca/i);
  });
});
