import assert from "node:assert/strict";
import { clientAddress } from "../../../services/middleware/src/core/remoteAddress";
import { requestIdOf } from "../../../services/middleware/src/core/requestId";
import { namedPeer, parseSubjectAltNames } from "../../../services/middleware/src/core/subjectAltNames";

describe("clientAddress", () => {
  const rows: [string | undefined, string][] = [
    ["10.1.2.3", "10.1.2.3"],
    ["::ffff:10.1.2.3", "10.1.2.3"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    [undefined, "unknown"],
  ];
  for (const [address, expected] of rows) {
    it(`counts ${address} as ${expected}`, () => assert.equal(clientAddress(address), expected));
  }
});

describe("parseSubjectAltNames", () => {
  it("keeps kinds apart", () => {
    assert.deepEqual(parseSubjectAltNames("DNS:a.example, URI:spiffe://x/y, IP Address:10.0.0.1, DNS:b.example"), {
      uris: ["spiffe://x/y"],
      dnsNames: ["a.example", "b.example"],
    });
  });

  it("does not find a second name inside a quoted one", () => {
    assert.deepEqual(parseSubjectAltNames('DNS:"a.example, DNS:forged.example", URI:"x\\", URI:spiffe://forged"'), {
      uris: ['x", URI:spiffe://forged'],
      dnsNames: ["a.example, DNS:forged.example"],
    });
  });

  it("reads nothing out of nothing", () => {
    assert.deepEqual(parseSubjectAltNames(undefined), { uris: [], dnsNames: [] });
  });
});

describe("namedPeer", () => {
  it("takes a DNS name for no URI and a URI for no DNS name", () => {
    const allowed = ["orders.shop", "spiffe://x/orders"];
    assert.equal(namedPeer({ uris: ["orders.shop"], dnsNames: ["spiffe://x/orders"] }, allowed), undefined);
    assert.equal(namedPeer({ uris: [], dnsNames: ["orders.shop"] }, allowed), "orders.shop");
    assert.equal(namedPeer({ uris: ["spiffe://x/orders"], dnsNames: [] }, allowed), "spiffe://x/orders");
  });

  it("takes no wildcard and no prefix", () => {
    assert.equal(
      namedPeer({ uris: ["spiffe://x/orders/2"], dnsNames: ["*.shop"] }, ["orders.shop", "spiffe://x/orders"]),
      undefined,
    );
  });
});

describe("requestIdOf", () => {
  it("keeps a short word and replaces anything else", () => {
    assert.equal(requestIdOf("abc-123"), "abc-123");
    for (const header of [undefined, "", "a b", 'a"', "a\nb", "x".repeat(65), ["a", "b"]]) {
      assert.match(requestIdOf(header), /^[0-9a-f-]{36}$/);
    }
  });
});
