import type { Examples } from "../../../policies/core/examples";

export { type Program, resourcesOf, says } from "../../../policies/core/examples";

/** Programs that one policy is tried on. */
export interface PolicyExamples extends Examples {
  /** The policy's name. */
  readonly policy: string;
}
