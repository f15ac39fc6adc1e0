import type { FastifyRequest } from "fastify";
import { type ServiceClient, ServiceUnreachable } from "../client";
import type { OperationalLog } from "../middleware/src/core/operationalLog";
import { Refusal } from "../middleware/src/core/refusal";
import { requestIdFor } from "../middleware/src/core/tracked";

/** What orders asks of payments. */
export interface ChargeRequest {
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
}

/** Calls payments for a request that orders is handling. */
export class PaymentsClient {
  private readonly client: ServiceClient;
  private readonly log: OperationalLog;

  constructor(client: ServiceClient, log: OperationalLog) {
    this.client = client;
    this.log = log;
  }

  /**
   * Charges once for an order, however often it has to be sent.
   *
   * @returns the charge's id
   * @throws Refusal 403 if payments does not let the caller, 502 or 503 if there is no charge for another reason
   */
  async charge(request: FastifyRequest, charge: ChargeRequest): Promise<string> {
    const answer = await this.post(request, charge);
    const chargeId = answer.status === 201 ? idOf(answer.body) : undefined;
    if (chargeId !== undefined) return chargeId;
    throw refusalFor(answer.status);
  }

  private async post(request: FastifyRequest, charge: ChargeRequest): ReturnType<ServiceClient["call"]> {
    try {
      const idempotencyKey = `order-${charge.orderId}`;
      return await this.client.call(request, { method: "POST", path: "/charges", body: charge, idempotencyKey });
    } catch (error) {
      if (!(error instanceof ServiceUnreachable)) throw error;
      this.log("payments_unreachable", { requestId: requestIdFor(request), error: String(error.cause) });
      throw unavailable("payments_unreachable");
    }
  }
}

/** What the caller of orders is told when payments answered with this status instead of 201. */
function refusalFor(status: number): Refusal {
  const reason = `payments_answered:${status}`;
  if (status === 401 || status === 403) {
    return new Refusal(403, "payment_not_allowed", "payments does not accept a charge from this caller", { reason });
  }
  if (status === 429 || status === 503) return unavailable(reason);
  return new Refusal(502, "payment_failed", "payments could not make the charge", { reason });
}

function unavailable(reason: string): Refusal {
  return new Refusal(
    503,
    "payments_unavailable",
    "payments is not available at the moment; nothing was charged twice",
    {
      reason,
      headers: { "retry-after": "5" },
    },
  );
}

function idOf(body: unknown): string | undefined {
  return typeof body === "object" && body !== null && "id" in body && typeof body.id === "string" ? body.id : undefined;
}
