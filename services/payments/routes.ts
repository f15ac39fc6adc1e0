import { randomUUID } from "node:crypto";
import type { FastifyPluginAsync, FastifyReply } from "fastify";
import { callerOf, Refusal, requireRole } from "../middleware/src/fastify";
import { idempotencyKeyOf, refuseOtherMethods } from "../server";
import { InMemoryStore } from "../storage";
import { CHARGE_INPUT, type Charge, type ChargeInput, isSameCharge } from "./charge";

/** What payments does. */
export function paymentRoutes(rolesClaim: string): FastifyPluginAsync {
  const charges = new InMemoryStore<Charge>();
  const chargesByKey = new InMemoryStore<Charge>();
  return async (app) => {
    // Charges once for each key of a caller: the same request again has the same answer, another one with the key 422.
    app.post<{ Body: ChargeInput }>(
      "/charges",
      { schema: { body: CHARGE_INPUT }, onRequest: requireRole("payments:charge", rolesClaim) },
      async (request, reply) => {
        const owner = callerOf(request).subject;
        const key = JSON.stringify([owner, idempotencyKeyOf(request)]);
        const earlier = chargesByKey.get(key);
        if (earlier && !isSameCharge(earlier, request.body)) {
          throw new Refusal(422, "idempotency_key_reused", "this Idempotency-Key was used for another charge");
        }
        const charge = earlier ?? { id: randomUUID(), owner, ...request.body };
        charges.put(charge.id, charge);
        chargesByKey.put(key, charge);
        return created(reply, charge);
      },
    );
    // Only for who made it; to everybody else it does not exist.
    app.get<{ Params: { id: string } }>("/charges/:id", async (request) => {
      const charge = charges.get(request.params.id);
      if (charge?.owner === callerOf(request).subject) return visible(charge);
      const reason = charge ? "not_owner" : "no_such_charge";
      throw new Refusal(404, "not_found", "there is no such charge", { reason });
    });
    refuseOtherMethods(app, ["/charges", "/charges/:id"]);
  };
}

function created(reply: FastifyReply, charge: Charge): FastifyReply {
  return reply.code(201).header("location", `/charges/${charge.id}`).send(visible(charge));
}

function visible({ id, orderId, amount, currency }: Charge): Omit<Charge, "owner"> {
  return { id, orderId, amount, currency };
}
