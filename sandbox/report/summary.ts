import { describeCounts } from "./describe";
import { nameOf } from "./events";
import type { Report } from "./report";

/** A resource as the engine's stack export has it. */
export interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly parent?: string;
}

/** The engine's stack export, as far as the summary reads it. */
export interface ExportedStack {
  readonly deployment: { readonly resources?: readonly ExportedResource[] };
}

const STACK = "pulumi:pulumi:Stack";
const SERVICE = "secure-microservice:index:SecureMicroservice";
const COMPONENT = /^secure-microservice:index:/;

/**
 * What a person wants to know after `npm start`: what changed, what each service has, what stands around them, who judged
 * it, where it is kept, and what to try next.
 */
export function describeDeployment(exported: ExportedStack, report: Report, state: string): string {
  const resources = (exported.deployment.resources ?? []).filter(
    ({ urn }) => !/pulumi:providers:[^:]+::default/.test(urn),
  );
  const ofStack = componentsBelow(
    resources.find(({ type }) => type === STACK),
    resources,
  );
  const services = ofStack.filter(({ type }) => type === SERVICE).sort(byName);
  const others = ofStack.filter(({ type }) => type !== SERVICE);
  return [
    `${resources.length} resources: ${describeCounts(report.changes, false)}`,
    ...services.flatMap((service) =>
      describeComponents(nameOf(service.urn), componentsBelow(service, resources), resources),
    ),
    ...[...new Set(others.map(({ urn }) => nameOf(urn)))].sort().flatMap((name) =>
      describeComponents(
        name,
        others.filter(({ urn }) => nameOf(urn) === name),
        resources,
      ),
    ),
    "",
    `policies  ${describePacks(report)}`,
    `state     ${state}`,
    "",
    "next",
    "  npm run -s sandbox -- outputs                                     what the stack tells its users",
    "  npm run -s sandbox -- preview --config minimumReplicas=3          what a change would do",
    "  npm run -s sandbox -- preview --program examples/insecure         what the policy pack stops",
    "  npm run -s sandbox -- destroy                                     take it down again",
  ].join("\n");
}

function componentsBelow(
  parent: ExportedResource | undefined,
  resources: readonly ExportedResource[],
): readonly ExportedResource[] {
  return resources.filter((resource) => resource.parent === parent?.urn && COMPONENT.test(resource.type));
}

function describeComponents(
  title: string,
  components: readonly ExportedResource[],
  resources: readonly ExportedResource[],
): string[] {
  const width = Math.max(...components.map((component) => kindOf(component).length));
  return [
    "",
    title,
    ...components
      .toSorted(byKind)
      .map((component) => `  ${kindOf(component).padEnd(width)}  ${describeChildren(component, resources)}`),
  ];
}

/** The kinds of a component's own resources with how many there are of each, such as `Key, Alias` or `3 NetworkPolicy`. */
function describeChildren(component: ExportedResource, resources: readonly ExportedResource[]): string {
  const counts = new Map<string, number>();
  for (const child of resources.filter((resource) => resource.parent === component.urn)) {
    counts.set(kindOf(child), (counts.get(kindOf(child)) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([kind, count]) => (count > 1 ? `${count} ${kind}` : kind))
    .join(", ");
}

function describePacks({ policyPacks, policyViolations }: Report): string {
  const packs = Object.entries(policyPacks).map(([name, version]) => (version ? `${name} ${version}` : name));
  if (packs.length === 0) return "none judged this deployment";
  const found = policyViolations.length === 0 ? "no violations" : `${policyViolations.length} advisory, told above`;
  return `judged by ${packs.join(", ")}: ${found}`;
}

/** `Bucket` of `aws:s3/bucket:Bucket`. */
function kindOf(resource: ExportedResource): string {
  return resource.type.split(":").at(-1) ?? resource.type;
}

function byName(one: ExportedResource, other: ExportedResource): number {
  return nameOf(one.urn).localeCompare(nameOf(other.urn), "en");
}

function byKind(one: ExportedResource, other: ExportedResource): number {
  return kindOf(one).localeCompare(kindOf(other), "en");
}
