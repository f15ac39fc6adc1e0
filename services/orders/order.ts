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

/** JSON Schema of `OrderInput`. */
export const ORDER_INPUT = {
  type: "object",
  additionalProperties: false,
  required: ["item", "quantity", "amount", "currency"],
  properties: {
    item: { type: "string", pattern: "^[\\w-]{1,64}$" },
    quantity: { type: "integer", minimum: 1, maximum: 1_000 },
    amount: { type: "integer", minimum: 1, maximum: 100_000_000 },
    currency: { type: "string", pattern: "^[A-Z]{3}$" },
  },
} as const;
