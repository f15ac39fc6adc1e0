import { notCovered } from "../../protocol";
import { apiGateway } from "./apiGateway";
import { compute } from "./compute";
import { databases } from "./databases";
import { detection } from "./detection";
import { domains } from "./domains";
import { eks } from "./eks";
import { iam } from "./iam";
import { kms } from "./kms";
import { loadBalancing } from "./loadBalancing";
import { messaging } from "./messaging";
import { network } from "./network";
import { observability } from "./observability";
import type { ResourceForm, ResourceForms } from "./resourceForm";
import { s3 } from "./s3";
import { secrets } from "./secrets";
import { storage } from "./storage";
import { wafv2 } from "./wafv2";

/** Each family is the export of the file of its name. */
const families: Readonly<Record<string, ResourceForms>> = {
  apiGateway,
  compute,
  databases,
  detection,
  domains,
  eks,
  iam,
  kms,
  loadBalancing,
  messaging,
  network,
  observability,
  s3,
  secrets,
  storage,
  wafv2,
};

const forms: ResourceForms = Object.fromEntries(Object.values(families).flatMap((rows) => Object.entries(rows)));

/** The type tokens of every resource that the sandbox can make. */
export function coveredTypes(): string[] {
  return Object.keys(forms);
}

/**
 * How a type is formed.
 *
 * @throws ProviderError for a type that the table lacks, saying where to add it
 */
export function formOf(type: string): ResourceForm {
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
  if (form === undefined) throw notCovered("aws", type, howToAdd(type));
  return form;
}

function howToAdd(type: string): string {
  const service = type.slice(0, type.indexOf("/") + 1);
  const [family] =
    Object.entries(families).find(([, rows]) => Object.keys(rows).some((row) => row.startsWith(service))) ?? [];
  if (family !== undefined) return `Add a row for it to sandbox/providers/aws/table/${family}.ts.`;
  const name = service.replace("aws:", "").replace("/", "");
  return `Add sandbox/providers/aws/table/${name}.ts with a row for it, and the file to coverage.ts beside it.`;
}
