import { numeric, type Shape } from "./shape";

/** A whole number that has bounds, of a unit if one is named, such as "days". */
export function wholeNumber(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER, unit?: string): Shape<number> {
  const unbounded = maximum === Number.MAX_SAFE_INTEGER;
  const range = unbounded ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
  const what = unit === undefined ? "a whole number" : `a whole number of ${unit}`;
  const joint = unbounded ? (unit === undefined ? " of " : ", ") : " ";
  return numeric(`${what}${joint}${range}`, (value) => Number.isInteger(value) && value >= minimum && value <= maximum);
}

/** How long something is valid for, or less. */
export const hours: Shape<number> = numeric(
  "whole hours, at least 1",
  (value) => Number.isInteger(value) && value >= 1,
);

/** A number above 0, of a unit such as "seconds". */
export function above0(unit: string): Shape<number> {
  return numeric(`${unit} above 0`, (value) => Number.isFinite(value) && value > 0);
}

/** A percentage, in fractions or not. */
export const percentage: Shape<number> = numeric("a percentage from 0 to 100", (value) => value >= 0 && value <= 100);
