import type { FastifyPluginAsync } from "fastify";
import { callerOf, Refusal, requireRole } from "../middleware/src/fastify";
import { isRecordId, type RecordStore, recordId } from "../records";
import { idempotencyKeyOf, refuseOtherMethods } from "../server";
import { CHARGE_INPUT, type Charge, type ChargeInput, isSameCharge } from "./charge";

/** What payments does. */
export function paymentRoutes(charges: RecordStore<Charge>, rolesClaim: string): FastifyPluginAsync {
  return async (app) => {
    // Charges once for each key of a caller: the same request again has the same answer, another one with the key 422.
    app.post<{ Body: ChargeInput }>(
      "/charges",
      { schema: { body: CHARGE_INPUT }, onRequest: requireRole("payments:charge", rolesClaim) },
      async (request, reply) => {
        const owner = callerOf(request).subject;
        const charge = { id: recordId(owner, idempotencyKeyOf(request)), owner, ...request.body };
        const earlier = await charges.create(charge.id, charge);
        if (earlier && !isSameCharge(earlier, charge)) {
          throw new Refusal(422, "idempotency_key_reused", "this Idempotency-Key was used for another charge");
        }
        return reply.code(201).header("location", `/charges/${charge.id}`).send(visible(charge));
      },
    );
    // Only for who made it; to everybody else it does not exist.
    app.get<{ Params: { id: string } }>("/charges/:id", async (request) => {
      const { id } = request.params;
      const charge = isRecordId(id) ? await charges.get(id) : undefined;
      if (charge?.owner === callerOf(request).subject) return visible(charge);
      const reason = charge ? "not_owner" : "no_such_charge";
      throw new Refusal(404, "not_found", "there is no such charge", { reason });
    });
    refuseOtherMethods(app, ["/charges", "/charges/:id"]);
  };
}

function visible({ id, orderId, amount, currency }: Charge): Omit<Charge, "owner"> {
  return { id, orderId, amount, currency };
}
