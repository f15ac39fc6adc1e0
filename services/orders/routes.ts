import { randomUUID } from "node:crypto";
import { callerOf, type Handler, Refusal, type Route } from "../framework";
import { InMemoryStore } from "../storage";
import { type Order, parseOrder } from "./order";
import type { PaymentsClient } from "./paymentsClient";

/** What orders does. */
export function orderRoutes(payments: Pick<PaymentsClient, "charge">): Route[] {
  const orders = new InMemoryStore<Order>();
  return [
    { method: "POST", path: "/orders", allow: { role: "orders:write" }, handle: createOrder(orders, payments) },
    { method: "GET", path: "/orders/:id", allow: "authenticated", handle: getOrder(orders) },
  ];
}

/** An order exists once it is paid for. */
function createOrder(orders: InMemoryStore<Order>, payments: Pick<PaymentsClient, "charge">): Handler {
  return async (exchange) => {
    const input = parseOrder(await exchange.json());
    const id = randomUUID();
    const chargeId = await payments.charge(exchange, { orderId: id, amount: input.amount, currency: input.currency });
    const order = { id, chargeId, owner: callerOf(exchange).subject, ...input };
    orders.put(id, order);
    return { status: 201, headers: { location: `/orders/${id}` }, body: visible(order) };
  };
}

/** Only for who placed it; to everybody else it does not exist. */
function getOrder(orders: InMemoryStore<Order>): Handler {
  return async (exchange) => {
    const order = orders.get(exchange.parameters.id ?? "");
    if (order?.owner === callerOf(exchange).subject) return { status: 200, body: visible(order) };
    throw new Refusal(404, "not_found", "there is no such order", { reason: order ? "not_owner" : "no_such_order" });
  };
}

function visible({ id, item, quantity, amount, currency, chargeId }: Order): Omit<Order, "owner"> {
  return { id, item, quantity, amount, currency, chargeId };
}
