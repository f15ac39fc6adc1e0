import assert from "node:assert/strict";
import type { Props } from "../../../../sandbox/providers/protocol";
import { createTlsProvider } from "../../../../sandbox/providers/tls";
import { compare, create, refresh, update } from "../logical/createdResource";
import { CERT_REQUEST, LOCALLY_SIGNED, newKey, provider, rootAuthority, SELF_SIGNED, START } from "./authority";

const HOUR = 60 * 60 * 1000;
const hoursLater = (hours: number) => createTlsProvider({ now: () => new Date(START.getTime() + hours * HOUR) });
const nothing = { changes: [], replaces: [] };
const renewed = { changes: ["readyForRenewal"], replaces: ["readyForRenewal"] };

async function argumentsOf(type: string): Promise<Props> {
  const common = { allowedUses: ["server_auth"], validityPeriodHours: 100, earlyRenewalHours: 20 };
  const privateKeyPem = await newKey();
  if (type === SELF_SIGNED) return { ...common, privateKeyPem };
  const { certPem: caCertPem, keyPem: caPrivateKeyPem } = await rootAuthority();
  const { certRequestPem } = (await create(provider, CERT_REQUEST, { privateKeyPem })).outputs;
  return { ...common, caCertPem, caPrivateKeyPem, certRequestPem };
}

for (const type of [SELF_SIGNED, LOCALLY_SIGNED]) {
  describe(`renewal of ${type}`, () => {
    it("comes when the early renewal hours begin, and not before", async () => {
      const args = await argumentsOf(type);
      const created = await create(provider, type, args);
      assert.deepEqual(await compare(hoursLater(79.99), created, args), nothing);
      assert.deepEqual(await compare(hoursLater(80), created, args), renewed);
      assert.deepEqual(await compare(hoursLater(200), created, args), renewed);
    });

    it("is told by a refresh", async () => {
      const created = await create(provider, type, await argumentsOf(type));
      assert.equal((await refresh(hoursLater(79), created))?.readyForRenewal, false);
      assert.equal((await refresh(hoursLater(80), created))?.readyForRenewal, true);
    });

    it("makes a certificate that is not due", async () => {
      const args = await argumentsOf(type);
      const created = await create(hoursLater(80), type, args);
      assert.equal(created.outputs.readyForRenewal, false);
      assert.deepEqual(await compare(hoursLater(80), created, args), nothing);
    });

    it("goes by the hours wanted now, which change without a new certificate", async () => {
      const args = await argumentsOf(type);
      const created = await create(provider, type, args);
      const sooner = { ...args, earlyRenewalHours: 30 };
      assert.deepEqual(await compare(hoursLater(60), created, sooner), {
        changes: ["earlyRenewalHours"],
        replaces: [],
      });
      assert.deepEqual(await compare(hoursLater(75), created, sooner), {
        changes: ["earlyRenewalHours", "readyForRenewal"],
        replaces: ["readyForRenewal"],
      });
      const updated = await update(provider, created, sooner);
      assert.deepEqual(updated.outputs, { ...created.outputs, earlyRenewalHours: 30 });
      assert.deepEqual(updated.secrets, created.secrets);
    });

    it("comes with every other change", async () => {
      const args = await argumentsOf(type);
      const created = await create(provider, type, args);
      const changes = { allowedUses: [], validityPeriodHours: 99, isCaCertificate: false, setSubjectKeyId: true };
      const { replaces } = (await compare(provider, created, { ...args, ...changes, maxPathLength: 0 })) ?? {};
      assert.deepEqual([...(replaces ?? [])].sort(), [
        "allowedUses",
        "maxPathLength",
        "setSubjectKeyId",
        "validityPeriodHours",
      ]);
    });
  });
}
