import { nameOf } from "../../report";
import type { StateResource } from "../state";
import { at, text, texts } from "./values";

/** A certificate that the program issues or orders. */
export interface Certificate {
  readonly name: string;
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly isAuthority: boolean;
  /** How long it lasts. Unit: days. `null` where its issuer decides. */
  readonly days: number | null;
  /** How long before its end an update renews it. Unit: days. */
  readonly renewedDaysBefore: number;
}

/** The certificates of a stack, by name. Their lifetimes, not their dates: a check issues them anew. */
export function certificatesOf(resources: readonly StateResource[]): Certificate[] {
  const requests = new Map(
    resources
      .filter(({ type }) => type === "tls:index/certRequest:CertRequest")
      .map(({ inputs, outputs }) => [text(outputs?.certRequestPem), inputs]),
  );
  return resources
    .flatMap((resource) => certificateOf(resource, requests.get(text(resource.inputs?.certRequestPem))) ?? [])
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param requested the inputs of the request that it answers, if that is in the stack */
function certificateOf(
  { type, urn, inputs, outputs }: StateResource,
  requested: StateResource["inputs"],
): Certificate | undefined {
  const name = nameOf(urn);
  if (type === "aws:acm/certificate:Certificate") {
    const dnsNames = [...new Set([...texts(inputs?.domainName), ...texts(inputs?.subjectAlternativeNames)])];
    return { name, subject: text(inputs?.domainName), dnsNames, isAuthority: false, days: null, renewedDaysBefore: 0 };
  }
  if (!/^tls:index\/(selfSigned|locallySigned)Cert:/.test(type)) return undefined;
  const asked = requested ?? inputs;
  return {
    name,
    subject: text(at(asked?.subject, "commonName")),
    dnsNames: texts(asked?.dnsNames),
    isAuthority: outputs?.isCaCertificate === true,
    days: daysOf(inputs?.validityPeriodHours),
    renewedDaysBefore: daysOf(inputs?.earlyRenewalHours),
  };
}

function daysOf(hours: unknown): number {
  return Math.round((Number(hours ?? 0) / 24) * 10) / 10;
}
