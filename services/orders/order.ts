import { Fields } from "../framework";

/** What is ordered. */
export interface OrderInput {
  readonly item: string;
  readonly quantity: number;
  /** What the whole order costs, in the currency's smallest unit. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Order extends OrderInput {
  readonly id: string;
  /** The charge that paid for it, in payments. */
  readonly chargeId: string;
  /** The subject that placed it. */
  readonly owner: string;
}

/** @throws Refusal 400 with everything that is wrong */
export function parseOrder(body: unknown): OrderInput {
  const fields = new Fields(body);
  const order = {
    item: fields.text("item", /^[\w-]{1,64}$/, "1 to 64 letters, digits, _ or -"),
    quantity: fields.integer("quantity", 1, 1_000),
    amount: fields.integer("amount", 1, 100_000_000),
    currency: fields.text("currency", /^[A-Z]{3}$/, "three capital letters of ISO 4217"),
  };
  fields.finish();
  return order;
}
