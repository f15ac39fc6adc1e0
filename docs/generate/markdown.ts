/** A table of Markdown. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heading), `|${heading.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** The words as code. */
export function code(words: string): string {
  return `\`${words}\``;
}

/** The words as they are, whatever Markdown makes of their characters; code in them stays code. */
export function prose(words: string): string {
  return words
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[*<]/g, "\\$&")))
    .join("");
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
}
