import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { renderRow, renderSection, sectionOf, titlesOf, withSection } from "./proofFile";
import { PROOF_FILE } from "./record";
import { sections } from "./sections";

const row = { claim: "The named caller gets in", how: "POST /charges", observed: "200" };
const first = renderSection({ title: "First", about: "Of one row." }, [row]);
const second = renderSection({ title: "Second", about: "Of none." }, []);

describe("the file of the proof", () => {
  it("is a table per section", () => {
    assert.equal(
      first,
      [
        "## First",
        "",
        "Of one row.",
        "",
        "| claim | how | observed |",
        "| --- | --- | --- |",
        "| The named caller gets in | POST /charges | 200 |",
        "",
      ].join("\n"),
    );
  });

  it("keeps a row on one line, in three cells", () => {
    assert.equal(renderRow({ claim: "a|b", how: "one\n  two", observed: "x" }), "| a\\|b | one<br>two | x |");
  });

  it("has its sections in their order, whichever was written first", () => {
    const titles = ["First", "Second"];
    const content = withSection(withSection("", titles, second), titles, first);
    assert.deepEqual(titlesOf(content), titles);
    assert.equal(sectionOf(content, "First"), first);
    assert.equal(sectionOf(content, "Second"), second);
  });

  it("replaces a section that is there, and drops those that are no more", () => {
    const content = withSection(withSection("", ["First", "Second"], first), ["First", "Second"], second);
    const changed = renderSection({ title: "First", about: "Of one row." }, [{ ...row, observed: "403" }]);
    const written = withSection(content, ["First"], changed);
    assert.deepEqual(titlesOf(written), ["First"]);
    assert.equal(sectionOf(written, "First"), changed);
  });

  it("is written the same again", () => {
    const content = withSection("", ["First"], first);
    assert.equal(withSection(content, ["First"], first), content);
  });

  it("is committed with every section", () => {
    const titles = Object.values(sections).map(({ title }) => title);
    assert.deepEqual(titlesOf(readFileSync(PROOF_FILE, "utf8")), titles);
  });
});
