const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as XML and HTML write it, in attributes too; without the characters that XML 1.0 has no place for. */
export function escaped(text: string): string {
  return Array.from(text)
    .filter((character) => character >= " " || character === "\n" || character === "\t")
    .map((character) => ENTITIES[character] ?? character)
    .join("");
}
