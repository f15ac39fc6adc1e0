import { type Properties, text, valueIfKnown } from "./properties";

/** Last words of names whose values are secret. A name goes on after them where it only tells of one: `TOKEN_ISSUER`. */
const secretEndings = [
  ["password"],
  ["passwd"],
  ["passphrase"],
  ["secret"],
  ["token"],
  ["credential"],
  ["credentials"],
  ["apikey"],
  ["api", "key"],
  ["access", "key"],
  ["account", "key"],
  ["encryption", "key"],
  ["private", "key"],
  ["secret", "key"],
  ["signing", "key"],
];

/**
 * Forms that only secrets have: an AWS access key id (`AKIA` and 16 characters: AWS IAM User Guide, "IAM identifiers"),
 * a PEM private key (RFC 7468), a URL with a password in it (RFC 3986, `userinfo`).
 */
const secretForms = [
  /\bAKIA[A-Z2-7]{16}\b/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/:@$][^\s/@]*@/i,
];

/**
 * Values under a secret's name that give nothing away: none, a switch, a number, another variable, where the secret is: an
 * ARN, an absolute path.
 */
const harmless = /^(?:true|false|\d+|\$\(\w+\)|\$\{\w+\}|arn:[a-z-]+:[a-z0-9-]+:[^\s]*|(?:\/[\w.-]+){2,})?$/;

/**
 * Whether a property gives a secret away in clear, by the name it goes under or by its form. One whose name does not tell
 * passes while it is not known: nearly every variable could be anything then.
 *
 * @param name such as `DB_PASSWORD`, `apiKey`
 */
export function holdsSecret(name: string, props: Properties, property: string): boolean {
  if (looksSecretName(name)) return !harmless.test(text(props[property]) ?? "");
  return looksSecretForm(text(valueIfKnown(props, property)) ?? "");
}

/** Whether a variable of this name holds a secret: `DB_PASSWORD`, `apiKey`; not `TOKEN_ISSUER`, `SECRET_NAME`. */
function looksSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return secretEndings.some((ending) => ending.every((word, index) => words.at(index - ending.length) === word));
}

/** Whether a value has a form that only secrets have. */
function looksSecretForm(value: string): boolean {
  return secretForms.some((form) => form.test(value));
}
