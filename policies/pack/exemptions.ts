import { escapeRegExp, type Properties, record, text } from "../core";

/** Lets a resource pass a policy for a while. */
export interface Exemption {
  readonly policy: string;
  /** URN of the resources; `*` stands for any characters. */
  readonly urn: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day, in UTC: `2027-03-31`. */
  readonly until: string;
}

const KEYS = ["policy", "urn", "reason", "owner", "until"] as const;

/** Stack, project, type and name, as in `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::invoices`. */
const URN_PATTERN = /^urn:pulumi:([^:]+)::([^:]+)::(.+)::(.+)$/;

/** What exemptions of a file say, and what is wrong with them. */
export function readExemptions(
  given: unknown,
  policies: ReadonlySet<string>,
): { readonly exemptions: readonly Exemption[]; readonly problems: readonly string[] } {
  if (given === undefined) return { exemptions: [], problems: [] };
  if (!Array.isArray(given)) return { exemptions: [], problems: ["list: is not a list of exemptions"] };
  const checked = given.map((item: unknown, index) => {
    const exemption = readExemption(record(item));
    const problems = checkExemption(record(item), exemption, policies);
    return { exemption, problems: problems.map((problem) => `list[${index}].${problem}`) };
  });
  return {
    exemptions: checked.map(({ exemption }) => exemption),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function readExemption(given: Properties): Exemption {
  const read = (key: string) => (text(given[key]) ?? "").trim();
  return {
    policy: read("policy"),
    urn: read("urn"),
    reason: read("reason"),
    owner: read("owner"),
    until: read("until"),
  };
}

function checkExemption(given: Properties, exemption: Exemption, policies: ReadonlySet<string>): string[] {
  const missing = KEYS.filter((key) => exemption[key] === "");
  const unknown = Object.keys(given).filter((key) => !KEYS.some((known) => known === key));
  return [
    ...missing.map((key) => `${key}: missing; an exemption has ${KEYS.join(", ")}, each a text`),
    ...unknown.map((key) => `${key}: unknown; an exemption has ${KEYS.join(", ")}`),
    ...(exemption.policy !== "" && !policies.has(exemption.policy)
      ? [`policy: there is no policy ${exemption.policy}`]
      : []),
    ...(exemption.urn === "" ? [] : checkUrn(exemption.urn)),
    ...(exemption.until !== "" && !isDate(exemption.until)
      ? [`until: ${exemption.until} is not a day, such as 2027-03-31`]
      : []),
  ];
}

function checkUrn(urn: string): string[] {
  const parts = URN_PATTERN.exec(urn)?.slice(1);
  if (parts === undefined) {
    return [`urn: ${urn} is not urn:pulumi:STACK::PROJECT::TYPE::NAME, in which * stands for any characters`];
  }
  if (parts.every((part) => /^\*+$/.test(part)))
    return [`urn: ${urn} is every resource; set the policy's level instead`];
  return [];
}

/** Whether a text is a day of the calendar: the 30th of February is none. */
function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
}

/** Whether an exemption is about a resource. */
export function covers({ urn: pattern }: Pick<Exemption, "urn">, urn: string): boolean {
  return wildcard(pattern).test(urn);
}

/** Whether an exemption is about resources of a stack, told by one URN of it; a file may serve several stacks. */
export function isAboutStack({ urn: pattern }: Exemption, urnInStack: string): boolean {
  const stackOf = (urn: string) => urn.split("::").slice(0, 2).join("::");
  return wildcard(stackOf(pattern)).test(stackOf(urnInStack));
}

/** Whether the last day is over. */
export function isExpired({ until }: Exemption, now: Date): boolean {
  return now.toISOString().slice(0, 10) > until;
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.split("*").map(escapeRegExp).join(".*")}$`);
}
