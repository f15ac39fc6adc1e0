import { asProps, type Props, type Value } from "../../protocol";

/** The name under which the fields are owned. */
export const FIELD_MANAGER = "pulumi-kubernetes";

/**
 * Whether fields belong to our creation of the object. The API server counts creation and server-side apply as two
 * owners, even under one name, and lets neither change what is the other's.
 *
 * @param managedFields the object's `metadata.managedFields`
 */
export function isOwnedByCreation(managedFields: readonly Props[]): boolean {
  return managedFields.some(isCreation);
}

/** The entries with what our creation owns handed to our server-side apply. */
export function ownedByApplying(managedFields: readonly Props[]): Props[] {
  const ours = managedFields.filter((entry) => isCreation(entry) || isApplying(entry));
  const [first] = ours;
  const others = managedFields.filter((entry) => !ours.includes(entry));
  if (first === undefined) return others;
  const fieldsV1 = ours.map((entry) => asProps(entry.fieldsV1)).reduce(union);
  return [...others, { ...first, operation: "Apply", fieldsV1 }];
}

function isCreation(entry: Props): boolean {
  return isOurs(entry) && entry.operation === "Update";
}

function isApplying(entry: Props): boolean {
  return isOurs(entry) && entry.operation === "Apply";
}

function isOurs({ manager, subresource }: Props): boolean {
  return manager === FIELD_MANAGER && !subresource;
}

/** The fields of both sets; each is an object that holds, by name, the sets below. */
function union(left: Props, right: Props): Props {
  const below = Object.entries(right).map(([field, value]): [string, Value | undefined] => [
    field,
    union(asProps(left[field]), asProps(value)),
  ]);
  return { ...left, ...Object.fromEntries(below) };
}
