import { randomUUID } from "node:crypto";
import type { FastifyPluginAsync } from "fastify";
import { callerOf, Refusal, requireRole } from "../middleware/src/fastify";
import { refuseOtherMethods } from "../server";
import { InMemoryStore } from "../storage";
import { ORDER_INPUT, type Order, type OrderInput } from "./order";
import type { PaymentsClient } from "./paymentsClient";

/** What orders does. */
export function orderRoutes(payments: PaymentsClient, rolesClaim: string): FastifyPluginAsync {
  const orders = new InMemoryStore<Order>();
  return async (app) => {
    app.post<{ Body: OrderInput }>(
      "/orders",
      { schema: { body: ORDER_INPUT }, onRequest: requireRole("orders:write", rolesClaim) },
      async (request, reply) => {
        const input = request.body;
        const id = randomUUID();
        // An order exists once it is paid for.
        const chargeId = await payments.charge(request, {
          orderId: id,
          amount: input.amount,
          currency: input.currency,
        });
        const order = { id, chargeId, owner: callerOf(request).subject, ...input };
        orders.put(id, order);
        return reply.code(201).header("location", `/orders/${id}`).send(visible(order));
      },
    );
    // Only for who placed it; to everybody else it does not exist.
    app.get<{ Params: { id: string } }>("/orders/:id", async (request) => {
      const order = orders.get(request.params.id);
      if (order?.owner === callerOf(request).subject) return visible(order);
      throw new Refusal(404, "not_found", "there is no such order", { reason: order ? "not_owner" : "no_such_order" });
    });
    refuseOtherMethods(app, ["/orders", "/orders/:id"]);
  };
}

function visible({ id, item, quantity, amount, currency, chargeId }: Order): Omit<Order, "owner"> {
  return { id, item, quantity, amount, currency, chargeId };
}
