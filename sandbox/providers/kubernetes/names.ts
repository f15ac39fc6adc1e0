import { createHash, randomBytes } from "node:crypto";
import type { CheckFailure, Props, Value } from "../protocol";
import { asProps, asText, isProps, UNKNOWN } from "../protocol";
import { groupOf } from "./typeToken";

/** Marks a name that was made up because the program gave none. */
const AUTONAMED = "pulumi.com/autonamed";

/**
 * A name made of the logical one.
 *
 * Source: `NewUniqueName` in github.com/pulumi/pulumi, sdk/go/common/resource, which pulumi-kubernetes calls with its
 * defaults: eight hexadecimal digits. With SANDBOX_SEED they are the same in every run.
 */
export function uniqueName(logicalName: string): string {
  const { SANDBOX_SEED: seed } = process.env;
  const drawn = seed ? createHash("sha256").update(`${seed} ${logicalName}`).digest() : randomBytes(4);
  return `${logicalName}-${drawn.toString("hex").slice(0, 8)}`;
}

/** Whether the object's name was made up. */
export function isAutonamed(object: Props): boolean {
  return asProps(asProps(object.metadata).annotations)[AUTONAMED] === "true";
}

/**
 * The metadata with a name: the one given; else the one made up before; else a new one. The API server completes a
 * generateName, and an unknown name stays unknown.
 *
 * Source: github.com/pulumi/pulumi-kubernetes, provider/pkg/metadata/naming.go.
 */
export function named(logicalName: string, metadata: Props, olds: Props): Props {
  if (metadata.name) return metadata;
  const name = isAutonamed(olds) ? asProps(olds.metadata).name : undefined;
  if (name === undefined && metadata.generateName) return metadata;
  const annotations = metadata.annotations === UNKNOWN ? {} : asProps(metadata.annotations);
  return { ...metadata, name: name ?? uniqueName(logicalName), annotations: { ...annotations, [AUTONAMED]: "true" } };
}

/** A lower-case label of a host name, and a host name of such labels (RFC 1123). */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** As DNS_LABEL, but beginning with a letter (RFC 1035). */
const DNS_LETTER_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

interface NameRule {
  readonly valid: (name: string) => boolean;
  readonly format: string;
}

const SUBDOMAIN: NameRule = {
  valid: (name) => DNS_SUBDOMAIN.test(name) && name.length <= 253,
  format: "at most 253 lower-case letters, digits, '-' and '.', beginning and ending with a letter or digit",
};
const LABEL: NameRule = {
  valid: (name) => DNS_LABEL.test(name) && name.length <= 63,
  format: "at most 63 lower-case letters, digits and '-', beginning and ending with a letter or digit",
};
const LETTER_LABEL: NameRule = {
  valid: (name) => DNS_LETTER_LABEL.test(name) && name.length <= 63,
  format: "at most 63 lower-case letters, digits and '-', beginning with a letter and ending with a letter or digit",
};
const PATH_SEGMENT: NameRule = {
  valid: (name) => !/[/%]/.test(name) && name !== "." && name !== "..",
  format: "neither '.' nor '..', without '/' and '%'",
};

/** Source: `ValidateNamespaceName`, `ValidateServiceName` and rbac's `minimalNameRequirements` in k8s.io/kubernetes v1.36. */
function nameRule(apiVersion: string, kind: string): NameRule {
  const group = groupOf(apiVersion);
  if (group === "rbac.authorization.k8s.io") return PATH_SEGMENT;
  if (group === "" && kind === "Namespace") return LABEL;
  if (group === "" && kind === "Service") return LETTER_LABEL;
  return SUBDOMAIN;
}

/** Everything that is wrong with an object's name, labels and annotations. Unknown values are not judged. */
export function metadataFailures(apiVersion: string, kind: string, metadata: Props): CheckFailure[] {
  return [
    ...nameFailures(nameRule(apiVersion, kind), metadata.name),
    ...keyFailures("metadata.labels", metadata.labels),
    ...keyFailures("metadata.annotations", metadata.annotations),
    ...labelValueFailures(metadata.labels),
  ];
}

function nameFailures(rule: NameRule, name: Value | undefined): CheckFailure[] {
  if (name === undefined || name === UNKNOWN || (typeof name === "string" && rule.valid(name))) return [];
  return [{ property: "metadata.name", reason: `${JSON.stringify(name)} is no valid name: ${rule.format}` }];
}

function keyFailures(property: string, entries: Value | undefined): CheckFailure[] {
  if (entries === undefined || entries === UNKNOWN) return [];
  if (!isProps(entries)) return [{ property, reason: "is not an object of keys and texts" }];
  return Object.keys(entries)
    .filter((key) => !isQualifiedName(key))
    .map((key) => ({
      property,
      reason:
        `${JSON.stringify(key)} is no valid key: an optional DNS name and '/', then at most 63 letters, digits, ` +
        "'-', '_' and '.', beginning and ending with a letter or digit",
    }));
}

function labelValueFailures(labels: Value | undefined): CheckFailure[] {
  return Object.entries(asProps(labels))
    .filter(([, value]) => value !== UNKNOWN && !isLabelValue(value))
    .map(([key, value]) => ({
      property: "metadata.labels",
      reason:
        `${JSON.stringify(value)} is no valid value of ${key}: at most 63 letters, digits, '-', '_' and '.', ` +
        "beginning and ending with a letter or digit",
    }));
}

function isLabelValue(value: Value | undefined): boolean {
  return value === "" || (typeof value === "string" && value.length <= 63 && QUALIFIED_NAME.test(value));
}

function isQualifiedName(key: string): boolean {
  const parts = key.split("/");
  const [name = "", prefix] = parts.reverse();
  return (
    parts.length <= 2 &&
    name.length <= 63 &&
    QUALIFIED_NAME.test(name) &&
    (prefix === undefined || SUBDOMAIN.valid(asText(prefix)))
  );
}
