import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/sandbox";
import { type ProofRow, renderRow, renderSection, sectionOf, withSection } from "./proofFile";
import { type Section, type SectionName, sections } from "./sections";

export const PROOF_FILE = join(ROOT, "docs", "proof.md");

const OUTDATED = "docs/proof.md does not say what was observed. If it is as it should be: npm run proof";

/** What the tests of one suite have shown. */
interface Table {
  readonly section: Section;
  readonly rows: ProofRow[];
  /** Once its tests run. */
  suite?: Mocha.Suite;
}

const tables: Table[] = [];
const writes = process.env.PROOF === "1";

/**
 * For a suite whose tests fill a table of docs/proof.md; to be called where its tests are described.
 *
 * With PROOF=1 in the environment the table is written, if all tests of the suite have passed; without it, a row that the
 * file does not have fails the test, and a row of the file that was not observed fails the run. A suite that is skipped, or
 * run in part, leaves its table alone.
 *
 * @returns takes the rows, in the order of the table
 */
export function proofOf(name: SectionName): (row: ProofRow) => void {
  const table: Table = { section: sections[name], rows: [] };
  tables.push(table);
  before(function () {
    table.suite = this.test?.parent;
  });
  return (row) => {
    table.rows.push(row);
    if (writes) return;
    const line = renderRow(row);
    if (!committed(table).split("\n").includes(line)) assert.fail(`${OUTDATED}\n${line}`);
  };
}

// After all tests, and not after those of the suite: a hook that fails there would keep the suite's others from stopping
// what they have started.
after("docs/proof.md", () => {
  const whole = tables.filter(isWhole);
  if (writes) return whole.forEach(write);
  assert.equal(whole.map(committed).join(""), whole.map(rendered).join(""), OUTDATED);
});

function rendered({ section, rows }: Table): string {
  return renderSection(section, rows);
}

function committed({ section }: Table): string {
  return sectionOf(proofFile(), section.title);
}

function write(table: Table): void {
  const titles = Object.values(sections).map(({ title }) => title);
  writeFileSync(PROOF_FILE, withSection(proofFile(), titles, rendered(table)));
}

function proofFile(): string {
  return existsSync(PROOF_FILE) ? readFileSync(PROOF_FILE, "utf8") : "";
}

function isWhole({ suite }: Table): boolean {
  let whole = suite !== undefined;
  suite?.eachTest((test) => {
    whole &&= test.state === "passed";
  });
  return whole;
}
