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

/** JSON Schema of `ChargeInput`. */
export const CHARGE_INPUT = {
  type: "object",
  additionalProperties: false,
  required: ["orderId", "amount", "currency"],
  properties: {
    orderId: { type: "string", pattern: "^[\\w-]{1,64}$" },
    amount: { type: "integer", minimum: 1, maximum: 100_000_000 },
    currency: { type: "string", pattern: "^[A-Z]{3}$" },
  },
} as const;

/** Whether two inputs ask for the same charge. */
export function isSameCharge(one: ChargeInput, other: ChargeInput): boolean {
  return one.orderId === other.orderId && one.amount === other.amount && one.currency === other.currency;
}
