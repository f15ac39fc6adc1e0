import type { FastifyPluginAsync } from "fastify";
import { callerOf, Refusal, requireRole } from "../middleware/src/fastify";
import { isRecordId, type RecordStore } from "../records";
import { refuseOtherMethods } from "../server";
import { isPlaced, ORDER_INPUT, type Order, type OrderInput, type OrderRecord } from "./order";
import type { PaymentsClient } from "./paymentsClient";
import { placeOrder } from "./placeOrder";

/** What orders does. */
export function orderRoutes(
  orders: RecordStore<OrderRecord>,
  payments: PaymentsClient,
  rolesClaim: string,
): FastifyPluginAsync {
  return async (app) => {
    app.post<{ Body: OrderInput }>(
      "/orders",
      { schema: { body: ORDER_INPUT }, onRequest: requireRole("orders:write", rolesClaim) },
      async (request, reply) => {
        const order = await placeOrder(request, orders, payments);
        return reply.code(201).header("location", `/orders/${order.id}`).send(visible(order));
      },
    );
    // Only for who placed it; to everybody else it does not exist.
    app.get<{ Params: { id: string } }>("/orders/:id", async (request) => {
      const { id } = request.params;
      const order = isRecordId(id) ? await orders.get(id) : undefined;
      const isOwn = order?.owner === callerOf(request).subject;
      if (order && isPlaced(order) && isOwn) return visible(order);
      const reason = order && !isOwn ? "not_owner" : "no_such_order";
      throw new Refusal(404, "not_found", "there is no such order", { reason });
    });
    refuseOtherMethods(app, ["/orders", "/orders/:id"]);
  };
}

function visible({ id, item, quantity, amount, currency, chargeId }: Order): Omit<Order, "owner"> {
  return { id, item, quantity, amount, currency, chargeId };
}
