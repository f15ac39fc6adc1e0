import { Fields } from "../framework";

/** What is to be charged. */
export interface ChargeInput {
  readonly orderId: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Charge extends ChargeInput {
  readonly id: string;
  /** The subject that made it. */
  readonly owner: string;
}

/** @throws Refusal 400 with everything that is wrong */
export function parseCharge(body: unknown): ChargeInput {
  const fields = new Fields(body);
  const charge = {
    orderId: fields.text("orderId", /^[\w-]{1,64}$/, "1 to 64 letters, digits, _ or -"),
    amount: fields.integer("amount", 1, 100_000_000),
    currency: fields.text("currency", /^[A-Z]{3}$/, "three capital letters of ISO 4217"),
  };
  fields.finish();
  return charge;
}

/** Whether two inputs ask for the same charge. */
export function isSameCharge(one: ChargeInput, other: ChargeInput): boolean {
  return one.orderId === other.orderId && one.amount === other.amount && one.currency === other.currency;
}
