import assert from "node:assert/strict";
import fc from "fast-check";
import { forwardedPeerUri } from "../../../services/middleware/src/core/forwardedClientCert";

const MALLORY = "spiffe://cluster.local/ns/shop/sa/mallory";
const ORDERS = "spiffe://cluster.local/ns/shop/sa/orders";

/** As Envoy 1.40 wrote it for a certificate with that URI, with a subject in the form of RFC 2253. */
function appended(uri = MALLORY, subject = ""): string {
  return `By=spiffe://cluster.local/ns/shop/sa/payments;Hash=92179aa10e59;Subject="${subject}";URI=${uri};DNS=mallory.shop`;
}

describe("forwardedPeerUri", () => {
  const read: [string, string, string][] = [
    ["one element", appended(), MALLORY],
    ["the last of several", `URI=spiffe://far,${appended()}`, MALLORY],
    ["the last of several headers that Node.js joined", `URI=spiffe://far, ${appended()}`, MALLORY],
    ["it behind a quote that one header opens and the next closes", `URI=${ORDERS};By=", By=",${appended()}`, MALLORY],
    ["keys in any case", "uri=spiffe://a", "spiffe://a"],
    ["a quoted value", 'URI="spiffe://a"', "spiffe://a"],
    ["separators in quotes", `Subject="CN=x,O=y;URI=${ORDERS}";URI=spiffe://a`, "spiffe://a"],
    ["a certificate in quotes", `Cert="-----BEGIN%20,URI=${ORDERS}";Chain=",;";URI=spiffe://a`, "spiffe://a"],
    [
      "a subject with quotes as Envoy escapes them",
      appended(MALLORY, `CN=x\\"\\;URI=${ORDERS}\\;A=\\"\\,\\\\y`),
      MALLORY,
    ],
  ];
  for (const [what, header, expected] of read) {
    it(`reads ${what}`, () => assert.equal(forwardedPeerUri(header), expected));
  }

  const unread: [string, string][] = [
    ["an empty header", ""],
    ["a last element without a URI", "URI=spiffe://far,Hash=1"],
    ["an empty URI, which a certificate without one has", "Hash=1;URI=;DNS=a"],
    ["two URIs in the last element", `Hash=1;URI=${ORDERS};URI=${MALLORY}`],
    ["an open quote before the sidecar's element", `URI=${ORDERS};By=",${appended()}`],
    ["an open quote before an element without quotes", `URI=${ORDERS};By=",Hash=1;URI=${MALLORY}`],
    ["an escaped quote before the sidecar's element", `URI=${ORDERS};By="\\",${appended()}`],
    ["a backslash before the sidecar's comma", `URI=${ORDERS};By="\\,${appended()}`],
    ["a quote within a bare value", `URI=${ORDERS};By=a",${appended()}`],
    ["text after a closing quote", `URI=${ORDERS};By="a"b,${appended()}`],
    ["a pair without a key", `=${ORDERS},${appended()}`],
    ["a key without a value", `URI,${appended()}`],
    ["an empty element", `,${appended()}`],
    ["an empty last element", `${appended()},`],
    ["an empty pair", `URI=${ORDERS};;Hash=1`],
    ["white space within a value", `URI=${ORDERS} ;Hash=1`],
  ];
  for (const [what, header] of unread) {
    it(`finds nobody in ${what}`, () => assert.equal(forwardedPeerUri(header), undefined));
  }

  /** What has a meaning in the header, and words. */
  const fragment = fc.constantFrom('"', "\\", ",", ";", "=", " ", "URI=", `URI=${ORDERS}`, 'By="', 'Subject="', "a");
  const scribble = fc.array(fc.oneof({ weight: 4, arbitrary: fragment }, fc.string()), { maxLength: 12 });
  /** Values that RFC 2253 leaves in a subject: specials only after a backslash. */
  const subject = fc
    .array(fc.constantFrom('\\"', "\\,", "\\;", "\\\\", `URI=${ORDERS}`, "x"), { maxLength: 6 })
    .map((parts) => (parts.length === 0 ? "" : `CN=${parts.join("")}`));

  it("never takes what a client wrote for the peer", () => {
    fc.assert(
      fc.property(
        fc.array(scribble, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(",", ", "),
        subject,
        (sent, by, own) => {
          const header = [...sent.map((parts) => parts.join("")), appended(MALLORY, own)].join(by);
          assert.ok([MALLORY, undefined].includes(forwardedPeerUri(header)), header);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it("finds the peer behind whatever well-formed elements a client wrote", () => {
    const pair = fc.oneof(
      fc.constantFrom(`URI=${ORDERS}`, `uri="${ORDERS}"`, "By=", "Hash=1"),
      subject.map((text) => `Subject="${text}"`),
    );
    const element = fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => pairs.join(";"));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 4 }), subject, (elements, own) => {
        assert.equal(forwardedPeerUri([...elements, appended(MALLORY, own)].join(",")), MALLORY);
      }),
    );
  });
});
