import assert from "node:assert/strict";
import { AsnConvert } from "@peculiar/asn1-schema";
import type { Name } from "@peculiar/asn1-x509";
import { asList, asProps, asText, type Props, UNKNOWN, type Value } from "../../../../sandbox/providers/protocol";
import { parseCertificate } from "../../../../sandbox/providers/tls/certificate";
import { parseRequest } from "../../../../sandbox/providers/tls/certRequest";
import { compare, create, failuresOf, preview } from "../logical/createdResource";
import { CERT_REQUEST, LOCALLY_SIGNED, PRIVATE_KEY, provider, SELF_SIGNED } from "../tls/authority";
import { type Answered, MADE, recordedAnswers } from "./answers";
import { NOT_KNOWN } from "./cases";

const TYPES: Readonly<Record<string, string>> = {
  tls_private_key: PRIVATE_KEY,
  tls_cert_request: CERT_REQUEST,
  tls_self_signed_cert: SELF_SIGNED,
  tls_locally_signed_cert: LOCALLY_SIGNED,
};

/** Outputs that differ each time. */
const MADE_ANEW = /^(id|validity(Start|End)Time)$/;

describe("the tls stand-in, held to what the real provider answered", () => {
  for (const answered of recordedAnswers()) {
    const type = TYPES[answered.type] ?? assert.fail(answered.type);
    const args = inPulumi(answered.config);

    if (answered.created.refused) {
      it(`refuses ${answered.title}`, async () => {
        assert.notDeepEqual(await failuresOf(provider, type, args), []);
      });
      continue;
    }

    it(`previews and creates ${answered.title}`, async () => {
      const previewed = await preview(provider, type, args);
      assert.deepEqual(previewed.inputs, args);
      expectSame(previewed.outputs, answered.created.planned);
      expectSame((await create(provider, type, args)).outputs, answered.created.state);
    });

    if (answered.later) {
      it(`compares ${answered.title}`, () => expectSameChange(type, args, answered));
    }
  }
});

/** By the properties that the provider says need a new resource, and whether it changes anything at all. */
async function expectSameChange(type: string, args: Props, { later, created, changed }: Answered) {
  const difference = await compare(provider, await create(provider, type, args), inPulumi(later ?? {}));
  const replaced = (changed?.replaces ?? []).map((path) => camelCase(/"(.*?)"/.exec(path)?.[1] ?? path));
  assert.deepEqual([...(difference?.replaces ?? [])].sort(), [...new Set(replaced)].sort());
  const hasChanged = JSON.stringify(sorted(created.state)) !== JSON.stringify(sorted(changed?.planned));
  assert.equal((difference?.changes ?? []).length > 0, hasChanged);
}

function expectSame(actual: Props, answer: Props | undefined) {
  const expected = inPulumi(answer ?? {});
  const { id: _id, ...outputs } = expected;
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(outputs).sort());
  for (const [property, value] of Object.entries(outputs)) {
    if (value === MADE || (MADE_ANEW.test(property) && value !== UNKNOWN)) assert.notEqual(actual[property], UNKNOWN);
    else assert.deepEqual(essence(property, actual[property]), essence(property, value), property);
  }
}

/** What a certificate or a request says, without what differs each time. */
function essence(property: string, value: Value | undefined): unknown {
  if (value === UNKNOWN) return value;
  if (property === "certPem") {
    const { issuer, subject, extensions, version } = parseCertificate(asText(value)).tbsCertificate;
    const said = [...(extensions ?? [])].map(({ extnID, critical, extnValue }) => [
      extnID,
      critical,
      Buffer.from(extnValue.buffer).toString("hex"),
    ]);
    return { version, issuer: parts(issuer), subject: parts(subject), said };
  }
  if (property === "certRequestPem") {
    const { subject, names } = parseRequest(asText(value));
    return {
      subject: parts(subject),
      names: names.map((name) => Buffer.from(AsnConvert.serialize(name)).toString("hex")),
    };
  }
  return value;
}

/** The parts of a name; their order is that of the Go release by which the provider was built. */
function parts(name: Name): string[] {
  return [...name].map((part) => Buffer.from(AsnConvert.serialize(part)).toString("hex")).sort();
}

/** The provider's properties as the plugin has them. */
function inPulumi(properties: Props): Props {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]): [string, Value | undefined][] => {
      if (value === NOT_KNOWN) return [[camelCase(property), UNKNOWN]];
      if (property !== "subject") return [[camelCase(property), value]];
      const [subject] = asList(value);
      return subject === undefined ? [] : [["subject", inPulumi(asProps(subject))]];
    }),
  );
}

function camelCase(property: string): string {
  const name = property === "street_address" ? "street_addresses" : property;
  return name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function sorted(properties: Props = {}): [string, Value | undefined][] {
  return Object.entries(properties).sort(([left], [right]) => (left < right ? -1 : 1));
}
