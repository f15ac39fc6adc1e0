/** What is ordered. */
export interface OrderInput {
  readonly item: string;
  readonly quantity: number;
  /** What the whole order costs, in the currency's smallest unit. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** An order as it is kept, from before payments is asked. */
export interface OrderRecord extends OrderInput {
  readonly id: string;
  /** The charge that paid for it, in payments; none yet where it is not known to be paid for. */
  readonly chargeId?: string;
  /** The subject that placed it. */
  readonly owner: string;
}

/** An order that is paid for. */
export interface Order extends OrderRecord {
  readonly chargeId: string;
}

export function isPlaced(order: OrderRecord): order is Order {
  return order.chargeId !== undefined;
}

/** Whether two inputs ask for the same. */
export function isSameOrder(one: OrderInput, other: OrderInput): boolean {
  return (["item", "quantity", "amount", "currency"] as const).every((field) => one[field] === other[field]);
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
