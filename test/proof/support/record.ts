import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/sandbox";
import { type ProofRow, renderRow, renderSection, sectionOf, withSection } from "./proofFile";
import { type SectionName, sections } from "./sections";

export const PROOF_FILE = join(ROOT, "docs", "proof.md");

const OUTDATED = "docs/proof.md does not say what was observed. If it is as it should be: npm run proof";

/**
 * For a suite whose tests fill a table of docs/proof.md; to be called where its tests are described.
 *
 * With PROOF=1 in the environment the table is written, once all tests of the suite have passed; without it, a row that the
 * file does not have fails the test, and a row of the file that was not observed fails the suite. A suite that is skipped,
 * or run in part, leaves its table alone.
 *
 * @returns takes the rows, in the order of the table
 */
export function proofOf(name: SectionName): (row: ProofRow) => void {
  const section = sections[name];
  const writes = process.env.PROOF === "1";
  const rows: ProofRow[] = [];

  after(`docs/proof.md: ${section.title}`, function () {
    if (!isWholeSuite(this.test?.parent)) return;
    const rendered = renderSection(section, rows);
    if (writes) writeSection(rendered);
    else assert.equal(committed(), rendered, OUTDATED);
  });

  function committed(): string {
    return sectionOf(proofFile(), section.title);
  }

  return (row) => {
    rows.push(row);
    if (writes) return;
    const line = renderRow(row);
    if (!committed().split("\n").includes(line)) assert.fail(`${OUTDATED}\n${line}`);
  };
}

function proofFile(): string {
  return existsSync(PROOF_FILE) ? readFileSync(PROOF_FILE, "utf8") : "";
}

function writeSection(rendered: string): void {
  const titles = Object.values(sections).map(({ title }) => title);
  writeFileSync(PROOF_FILE, withSection(proofFile(), titles, rendered));
}

function isWholeSuite(suite: Mocha.Suite | undefined): boolean {
  let whole = suite !== undefined;
  suite?.eachTest((test) => {
    whole &&= test.state === "passed";
  });
  return whole;
}
