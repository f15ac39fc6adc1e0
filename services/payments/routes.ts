import { randomUUID } from "node:crypto";
import { callerOf, type Handler, idempotencyKeyOf, Refusal, type Reply, type Route } from "../framework";
import { InMemoryStore } from "../storage";
import { type Charge, type ChargeInput, isSameCharge, parseCharge } from "./charge";

/** What payments does. */
export function paymentRoutes(): Route[] {
  const charges = new InMemoryStore<Charge>();
  const chargesByKey = new InMemoryStore<Charge>();
  return [
    {
      method: "POST",
      path: "/charges",
      allow: { role: "payments:charge" },
      handle: createCharge(charges, chargesByKey),
    },
    { method: "GET", path: "/charges/:id", allow: "authenticated", handle: getCharge(charges) },
  ];
}

/** Charges once for each key of a caller: the same request again has the same answer, another one with the key 422. */
function createCharge(charges: InMemoryStore<Charge>, chargesByKey: InMemoryStore<Charge>): Handler {
  return async (exchange) => {
    const owner = callerOf(exchange).subject;
    const key = JSON.stringify([owner, idempotencyKeyOf(exchange)]);
    const input = parseCharge(await exchange.json());
    const earlier = chargesByKey.get(key);
    if (earlier) return repeated(earlier, input);
    const charge = { id: randomUUID(), owner, ...input };
    charges.put(charge.id, charge);
    chargesByKey.put(key, charge);
    return created(charge);
  };
}

/** Only for who made it; to everybody else it does not exist. */
function getCharge(charges: InMemoryStore<Charge>): Handler {
  return async (exchange) => {
    const charge = charges.get(exchange.parameters.id ?? "");
    if (charge?.owner === callerOf(exchange).subject) return { status: 200, body: visible(charge) };
    throw new Refusal(404, "not_found", "there is no such charge", { reason: charge ? "not_owner" : "no_such_charge" });
  };
}

function repeated(earlier: Charge, input: ChargeInput): Reply {
  if (isSameCharge(earlier, input)) return created(earlier);
  throw new Refusal(422, "idempotency_key_reused", "this Idempotency-Key was used for another charge");
}

function created(charge: Charge): Reply {
  return { status: 201, headers: { location: `/charges/${charge.id}` }, body: visible(charge) };
}

function visible({ id, orderId, amount, currency }: Charge): Omit<Charge, "owner"> {
  return { id, orderId, amount, currency };
}
