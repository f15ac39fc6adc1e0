import assert from "node:assert/strict";
import { capabilities, type MeshKind } from "../../../components/mesh";
import type { Declarations, Dialect } from "../../../components/mesh/dialect";
import { istioDialect } from "../../../components/mesh/istio/istioDialect";
import { linkerdDialect } from "../../../components/mesh/linkerd/linkerdDialect";
import { member } from "./members";

const nothing: Declarations = { admissions: [], callees: [], hosts: [], nodeAgents: [], tokens: [], limits: [] };

const dialects = {
  istio: (name: string) => istioDialect({ member: member(name) }),
  linkerd: (name: string) => linkerdDialect({ member: member(name) }),
} as const satisfies Record<MeshKind, (name: string) => Dialect<string>>;

const charge = { caller: member("orders"), rule: { methods: ["POST"], paths: ["/charges"] } } as const;
const refund = { caller: member("orders"), rule: { methods: ["POST"], paths: ["/refunds"] } } as const;
const tokens = { issuer: "https://id.example.com", audiences: ["payments"], jwks: '{"keys":[{"kty":"EC"}]}' };
const bucket = { host: "data.s3.amazonaws.com", name: "data", port: 443, addresses: ["10.0.64.0/20"] };

for (const kind of ["istio", "linkerd"] as const) {
  const dialect: Dialect<string> = dialects[kind]("payments");

  describe(`the dialect of ${kind}`, () => {
    it("is a function of what it is told: the same objects for the same words", () => {
      const before = { ...nothing, admissions: [charge], hosts: [bucket] };
      const say = () => [
        dialect.enroll(),
        dialect.admit(refund, before),
        dialect.egress({ ...bucket, name: "more", host: "more.s3.amazonaws.com" }, before),
        dialect.limit({ requests: 5, per: "second" }),
      ];
      const once = JSON.stringify(say());
      assert.equal(JSON.stringify(say()), once);
    });

    it("names no object twice in one namespace, whatever came before", () => {
      const before = { ...nothing, admissions: [charge], hosts: [bucket], tokens: [tokens] };
      const said = [
        ...dialect.enroll(),
        ...dialect.admit(charge, nothing),
        ...dialect.admit(refund, { ...nothing, admissions: [charge] }),
        ...dialect.egress(bucket, nothing),
        ...dialect.egress({ ...bucket, name: "more", host: "more.s3.amazonaws.com" }, before),
        ...dialect.requireToken(tokens, nothing),
        ...dialect.requireToken({ ...tokens, issuer: "https://partners.example.com" }, before),
      ].map(({ apiVersion, kind: of, metadata }) => `${apiVersion} ${of} ${metadata.name}`);
      assert.deepEqual(
        said.filter((name, index) => said.indexOf(name) < index),
        [],
      );
    });

    it("requires tokens exactly where the table of capabilities says that the mesh can", () => {
      assert.equal(dialect.requireToken(tokens, nothing).length > 0, "by" in capabilities.jwt[kind]);
    });

    it("lets overlapping paths pass exactly where the table says that the mesh can tell them apart", () => {
      const admission = { caller: member("stock"), rule: { methods: ["POST"], paths: ["/{*}"] } } as const;
      const problems = dialect.checkAdmission(admission, { ...nothing, admissions: [charge] });
      assert.equal(problems.length === 0, "by" in capabilities.overlappingPaths[kind]);
    });
  });
}
