import { type ResourceValidationPolicy, type StackValidationPolicy, UnknownValueError } from "@pulumi/policy";
import type { PolicyResource } from "../core";
import { toldPolicy } from "./toldPolicy";

/** What a policy asked for that is not known before the update. */
export interface Wait {
  readonly policy: string;
  /** Path of the property, such as `policy` or `spec.template.spec.containers.0.image`. */
  readonly property: string;
}

/** What waits for the update, by the URN of the resource that is to be judged. */
export class Waits {
  private readonly byResource = new Map<string, Wait[]>();

  /**
   * Runs a policy's check of a resource, and notes if it asks for a value that is not known.
   *
   * @returns whether the check went through
   */
  judge(policy: string, { urn, props }: PolicyResource, check: () => void): boolean {
    const unknown = unknownAskedFor(check);
    if (unknown === undefined) return true;
    const path = unknown.join(".");
    const property = isUnknownAt(props, unknown) ? path : `${path} of another resource`;
    this.byResource.set(urn, [...(this.byResource.get(urn) ?? []), { policy, property }]);
    return false;
  }

  /** What waits for a resource; forgets it. */
  take(urn: string): readonly Wait[] {
    const waits = this.byResource.get(urn) ?? [];
    this.byResource.delete(urn);
    return waits;
  }
}

/**
 * The policy that tells what the others could not judge yet: one line a resource, with the properties and the policies.
 * The SDK would say the same of each policy apart. It has to come last: the engine asks policies in their order.
 */
export function unjudgedPolicy(waits: Waits): ResourceValidationPolicy & StackValidationPolicy {
  return toldPolicy(
    {
      name: "unjudged",
      displayName: "What cannot be judged yet is told",
      description: "Some values are known only when the update has made what they come from; it judges them then.",
    },
    (urn) => {
      const ofResource = waits.take(urn);
      return ofResource.length > 0 ? [describeWaits(ofResource)] : [];
    },
  );
}

/** `not known yet: policy (2 policies wait: aws-s3-bucket-policy-private, aws-s3-tls-only)` */
export function describeWaits(waits: readonly Wait[]): string {
  const properties = [...new Set(waits.map(({ property }) => property))].map((property) => {
    const policies = waits.filter((wait) => wait.property === property).map(({ policy }) => policy);
    const waiting = policies.length === 1 ? "1 policy waits" : `${policies.length} policies wait`;
    return `${property} (${waiting}: ${policies.toSorted().join(", ")})`;
  });
  return `not known yet: ${properties.join(", ")}`;
}

/** The path of the value that a check asked for and that is not known; `undefined` if it went through. */
export function unknownAskedFor(check: () => void): readonly string[] | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!isUnknownValue(error)) throw error;
    return error.props;
  }
}

/** The SDK exports the class without a type. */
function isUnknownValue(error: unknown): error is Error & { readonly props: readonly string[] } {
  return error instanceof UnknownValueError;
}

function isUnknownAt(props: PolicyResource["props"], path: readonly string[]): boolean {
  try {
    path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), props);
    return false;
  } catch {
    return true;
  }
}
