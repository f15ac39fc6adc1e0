import type { Section } from "./sections";

/**
 * One thing that was shown. No times, and nothing random: whoever shows it again gets the same row.
 */
export interface ProofRow {
  /** What holds. */
  readonly claim: string;
  /** By what it was asked. */
  readonly how: string;
  /** What was answered. */
  readonly observed: string;
}

const HEADER = `# Proof

What the tests saw. \`npm run proof\` writes this file; every other run of the tests compares what it sees with it.
`;

/** One row of a table, in Markdown. */
export function renderRow({ claim, how, observed }: ProofRow): string {
  return `| ${[claim, how, observed].map(cell).join(" | ")} |`;
}

/** A whole table with its title, in Markdown. */
export function renderSection({ title, about }: Section, rows: readonly ProofRow[]): string {
  const table = ["| claim | how | observed |", "| --- | --- | --- |", ...rows.map(renderRow)];
  return [`## ${title}`, "", about, "", ...table, ""].join("\n");
}

/** The table of this title in the text of the file, as `renderSection` made it; an empty text if there is none. */
export function sectionOf(content: string, title: string): string {
  return parts(content).find((part) => titleOf(part) === title) ?? "";
}

/** The titles of the tables in the text of the file. */
export function titlesOf(content: string): string[] {
  return parts(content).map(titleOf);
}

/**
 * The text of the file with one table set.
 *
 * @param titles of all tables, in their order; those of other titles are left out
 */
export function withSection(content: string, titles: readonly string[], rendered: string): string {
  const set = titleOf(rendered);
  const kept = titles.map((title) => (title === set ? rendered : sectionOf(content, title)));
  return [HEADER, ...kept.filter((part) => part !== "")].join("\n");
}

function parts(content: string): string[] {
  return content
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => `${part.trimEnd()}\n`);
}

function titleOf(section: string): string {
  return section.slice("## ".length, section.indexOf("\n"));
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, "<br>");
}
