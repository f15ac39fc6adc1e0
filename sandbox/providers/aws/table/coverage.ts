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

/** The type tokens of every resource that the table has a row for. */
export function coveredTypes(): string[] {
  return Object.keys(forms);
}

/** Whether the table has a row for a type. */
export function isCovered(type: string): boolean {
  return Object.hasOwn(forms, type);
}

/**
 * How a type of the table is formed.
 *
 * @throws Error for a type that the table lacks
 */
export function formOf(type: string): ResourceForm {
  const form = isCovered(type) ? forms[type] : undefined;
  if (form === undefined) throw new Error(`the table has no row for ${type}`);
  return form;
}
