import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { covers, type Exemption, isAboutStack, isExpired } from "./exemptions";
import type { Settings } from "./settings";
import { toldPolicy } from "./toldPolicy";

/** Keeps findings that are exempted apart from those that are reported. */
export class ExemptFindings {
  private readonly byResource = new Map<string, Map<Exemption, string[]>>();
  private readonly used = new Set<Exemption>();

  constructor(
    private readonly settings: Settings,
    private readonly now: () => Date,
  ) {}

  /** Keeps a finding if it is exempted. */
  keep(policy: string, urn: string, problem: string): boolean {
    const exemption = this.exemptionOf(policy, urn);
    if (exemption === undefined) return false;
    this.used.add(exemption);
    const ofResource = this.byResource.get(urn) ?? new Map<Exemption, string[]>();
    this.byResource.set(urn, ofResource.set(exemption, [...(ofResource.get(exemption) ?? []), problem]));
    return true;
  }

  /** Whether findings of a policy about a resource are exempted. */
  covers(policy: string, urn: string): boolean {
    return this.exemptionOf(policy, urn) !== undefined;
  }

  /** Notes that a resource could not be judged: its exemption may be needed. */
  wait(policy: string, urn: string): void {
    const exemption = this.exemptionOf(policy, urn);
    if (exemption !== undefined) this.used.add(exemption);
  }

  /** What was kept of a resource, a line an exemption; forgets it. */
  take(urn: string): readonly string[] {
    const ofResource = this.byResource.get(urn) ?? [];
    this.byResource.delete(urn);
    return [...ofResource].map(([{ policy, reason, owner, until }, problems]) =>
      [`${policy} on ${urn} is exempted until ${until} by ${owner}: ${reason}`, ...problems].join("\n  "),
    );
  }

  /** Exemptions that have expired, or that nothing of the stack needs. */
  staleIn(urnInStack: string): readonly string[] {
    return this.settings.current.exemptions
      .filter((exemption) => isAboutStack(exemption, urnInStack))
      .flatMap((exemption) => {
        const { policy, urn, owner, until } = exemption;
        const about = `the exemption of ${owner} from ${policy} for ${urn}`;
        if (isExpired(exemption, this.now())) return [`${about} expired after ${until}: it exempts nothing any more`];
        return this.used.has(exemption) ? [] : [`${about} is not needed: take it out of the file`];
      });
  }

  private exemptionOf(policy: string, urn: string): Exemption | undefined {
    return this.settings.current.exemptions.find(
      (exemption) => exemption.policy === policy && covers(exemption, urn) && !isExpired(exemption, this.now()),
    );
  }
}

/** The policy that tells what was exempted, at each resource. It has to come after those that find something. */
export function exemptedPolicy(findings: ExemptFindings): ResourceValidationPolicy & StackValidationPolicy {
  return toldPolicy(
    {
      name: "exempted",
      displayName: "What is exempted is told",
      description: "A finding that is exempted does not stop the deployment.",
    },
    (urn) => findings.take(urn),
  );
}

/** The policy that takes the exemptions, and finds those that should go. It has to come after those that find something. */
export function exemptionsPolicy(findings: ExemptFindings): StackValidationPolicy {
  return {
    name: "exemptions",
    displayName: "Exemptions are in force and needed",
    description: "Exemptions are in force and needed. Take out those that are not.",
    remediationSteps: "Take the exemption out of the file, or renew it with a later day in until.",
    enforcementLevel: "advisory",
    severity: "medium",
    configSchema: {
      properties: {
        list: { description: "Exemptions: policy, URN pattern, reason, owner and the last day (until)", default: [] },
      },
    },
    validateStack: ({ resources }, report) => {
      const [first] = resources;
      if (first !== undefined) for (const line of findings.staleIn(first.urn)) report(line);
    },
  };
}
