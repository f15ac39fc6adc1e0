import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { IamPolicyDocument } from "../../../components/core";

/** A request to AWS, and the policies that decide it. */
export interface Probe {
  /** ARN of the caller, or a service principal. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** @default "123456789012" */
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, string>>;
  /** The caller's own policy. */
  readonly identityPolicy?: IamPolicyDocument;
  /** The bucket, key or trust policy of the resource. */
  readonly resourcePolicy?: IamPolicyDocument;
}

/** Keys that AWS names after what a service or an identity provider chooses; the simulator's list of keys has none. */
const OPEN_ENDED_KEYS = /^(kms:EncryptionContext:|oidc\.eks\.)/;

/** Whether IAM's evaluation logic allows the request; fails if the request or a policy is not one that AWS takes. */
export async function isAllowed(probe: Probe): Promise<boolean> {
  const simulation: Simulation = {
    request: {
      principal: probe.principal,
      action: probe.action,
      resource: { resource: probe.resource, accountId: probe.resourceAccount ?? "123456789012" },
      contextVariables: { ...probe.context },
    },
    identityPolicies: probe.identityPolicy ? [{ name: "identity", policy: probe.identityPolicy }] : [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: probe.resourcePolicy,
  };
  await assertWellFormed(simulation);
  return runUnsafeSimulation({ ...simulation, resourcePolicy: named(probe.resourcePolicy) }, {}) === "Allowed";
}

/** The form in which the simulator carries a policy's name along; without one, it cannot say which policy decided. */
function named(policyDocument: IamPolicyDocument | undefined): object | undefined {
  return policyDocument && { __validated: true, policyDocument, metadata: { name: "resource" }, errors: [] };
}

async function assertWellFormed(simulation: Simulation): Promise<void> {
  const validated = await runSimulation(simulation, {});
  if (validated.resultType === "error") throw new Error(JSON.stringify(validated.errors));
  const ignored = validated.resultType === "single" ? (validated.result.ignoredContextKeys ?? []) : [];
  const unknown = ignored.filter((key) => !OPEN_ENDED_KEYS.test(key));
  if (unknown.length > 0) throw new Error(`${simulation.request.action} has no context keys ${unknown.join(", ")}`);
}
