import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { callerOf, Refusal } from "../middleware/src/fastify";
import { type RecordStore, recordId } from "../records";
import { idempotencyKeyOf } from "../server";
import { isPlaced, isSameOrder, type Order, type OrderInput, type OrderRecord } from "./order";
import type { PaymentsClient } from "./paymentsClient";

/**
 * Keeps the order, has payments charge for it, and keeps that. An order exists once it is paid for.
 *
 * Wherever the process ends in between, nothing is lost and nothing charged twice: a repeated request with the same
 * `Idempotency-Key` finds the order and asks payments with the key of the order, which payments charges once.
 *
 * @throws Refusal 422 if the key was used for another order; those of `PaymentsClient.charge`
 */
export async function placeOrder(
  request: FastifyRequest<{ Body: OrderInput }>,
  orders: RecordStore<OrderRecord>,
  payments: PaymentsClient,
): Promise<Order> {
  const input = request.body;
  const owner = callerOf(request).subject;
  const id = orderId(request, owner);
  const earlier = await orders.create(id, { id, owner, ...input });
  if (earlier && !isSameOrder(earlier, input)) {
    throw new Refusal(422, "idempotency_key_reused", "this Idempotency-Key was used for another order");
  }
  if (earlier && isPlaced(earlier)) return earlier;
  const chargeId = await payments.charge(request, { orderId: id, amount: input.amount, currency: input.currency });
  const order = { id, owner, ...input, chargeId };
  await orders.replace(id, order);
  return order;
}

/** Without a key each request is an order of its own. */
function orderId(request: FastifyRequest, owner: string): string {
  if (request.headers["idempotency-key"] === undefined) return randomUUID();
  return recordId(owner, idempotencyKeyOf(request));
}
