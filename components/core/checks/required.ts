import type { SecureComponentArgs } from "../secureComponent";
import type { Problem } from "../validation";
import { labelValue } from "./kubernetes";
import { flag, input, optional, type Shape, text } from "./shape";
import { type Fields, record } from "./structure";

/** What every component's arguments hold. */
export const commonFields: Fields<SecureComponentArgs> = {
  deletionProtection: optional(flag),
  tags: optional(record(input(text("text")), 'tags, such as { team: "shop" }')),
  labels: optional(record(input(labelValue), 'labels, such as { team: "shop" }')),
};

/**
 * Everything that is wrong with arguments: first what is missing, of the wrong type or not valid by itself; and, where
 * all of them have their type, what does not go together.
 *
 * @param relations problems that more than one argument decides
 */
export function checkArguments<T>(
  args: T,
  shape: Shape<T>,
  relations: (args: T) => readonly Problem[] = () => [],
): Problem[] {
  const findings = shape.find("", args);
  const problems = findings.map(({ propertyPath, reason }) => ({
    propertyPath: propertyPath === "" ? "args" : propertyPath,
    reason,
  }));
  return findings.some(({ malformed }) => malformed) ? problems : [...problems, ...relations(args)];
}

/** Everything that is wrong with one value that has to be there. */
export function check<T>(propertyPath: string, value: unknown, shape: Shape<T>): Problem[] {
  return shape.find(propertyPath, value).map(({ propertyPath: path, reason }) => ({ propertyPath: path, reason }));
}
