import { hash } from "bcryptjs";
import { atLeast, flag, type InputRules, integer, type LogicalResource, text } from "../logical";
import { asText, type CheckFailure, type Props, UNKNOWN } from "../protocol";
import { keepers } from "./keepers";
import { drawFrom, type RandomSource, secureSource, shuffled } from "./source";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const NUMERIC = "0123456789";
/** Source: the `special` argument in the docs of @pulumi/random's RandomPassword. */
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

/** The real provider's, which is the default of Go's golang.org/x/crypto/bcrypt. */
const BCRYPT_COST = 10;

/** One class of characters. */
export interface CharacterClass {
  readonly characters: string;
  /** Whether it may be drawn from beyond its minimum. */
  readonly included: boolean;
  /** How many characters of it there are at least. */
  readonly minimum: number;
}

const minimum = integer({ default: 0, refuse: atLeast(0, "characters") });

const inputs: InputRules = {
  keepers,
  length: integer({ required: true, refuse: atLeast(1, "characters") }),
  lower: flag({ default: true }),
  upper: flag({ default: true }),
  numeric: flag(),
  number: flag(),
  special: flag({ default: true }),
  minLower: minimum,
  minUpper: minimum,
  minNumeric: minimum,
  minSpecial: minimum,
  overrideSpecial: text(),
};

/** A string of random characters. */
export const randomString: LogicalResource = {
  inputs,
  normalise: withBothNumberNames,
  check: checkClasses,
  generates: { result: "plain" },
  generate: (shape) => {
    const result = randomText(Number(shape.length), classesOf(shape), secureSource);
    return { id: result, outputs: { result } };
  },
};

/** A secret string of random characters, and its bcrypt hash (of the first 72 bytes, all that bcrypt takes). */
export const randomPassword: LogicalResource = {
  ...randomString,
  generates: { result: "secret", bcryptHash: "secret" },
  generate: async (shape) => {
    const result = randomText(Number(shape.length), classesOf(shape), secureSource);
    return { id: "none", outputs: { result, bcryptHash: await hash(result, BCRYPT_COST) } };
  },
};

/** `length` characters: each class's minimum, the rest from all included classes, in random order. */
export function randomText(length: number, classes: readonly CharacterClass[], source: RandomSource): string {
  const minima = classes.flatMap(({ characters, minimum }) => drawn(minimum, characters, source));
  const included = classes.flatMap((each) => (each.included ? [each.characters] : [])).join("");
  return shuffled([...minima, ...drawn(length - minima.length, included, source)], source).join("");
}

function drawn(count: number, from: string, source: RandomSource): string[] {
  const characters = [...from];
  return Array.from({ length: count }, () => drawFrom(characters, source));
}

function classesOf(shape: Props): CharacterClass[] {
  return [
    { characters: LOWER, included: shape.lower === true, minimum: Number(shape.minLower) },
    { characters: UPPER, included: shape.upper === true, minimum: Number(shape.minUpper) },
    { characters: NUMERIC, included: shape.numeric === true, minimum: Number(shape.minNumeric) },
    {
      characters: asText(shape.overrideSpecial) || SPECIAL,
      included: shape.special === true,
      minimum: Number(shape.minSpecial),
    },
  ];
}

/** `number` is the old name of `numeric`; both are outputs, and each stands for the other. */
function withBothNumberNames(inputs: Props): Props {
  const { number, numeric } = inputs;
  return { ...inputs, number: number ?? numeric ?? true, numeric: numeric ?? number ?? true };
}

function checkClasses(shape: Props): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (shape.number !== shape.numeric && ![shape.number, shape.numeric].includes(UNKNOWN)) {
    failures.push({ property: "number", reason: "differs from numeric, its new name; write only numeric" });
  }
  if ([shape.lower, shape.upper, shape.numeric, shape.special].every((included) => included === false)) {
    failures.push({ property: "lower", reason: "no class is left to draw from; let one of them be true" });
  }
  const minima = Number(shape.minLower) + Number(shape.minUpper) + Number(shape.minNumeric) + Number(shape.minSpecial);
  if (Number(shape.length) < minima) {
    failures.push({
      property: "length",
      reason: `${shape.length} is less than the minima together; write ${minima} or more`,
    });
  }
  return failures;
}
