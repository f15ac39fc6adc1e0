import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocuments } from "../../docs/generate/documents";

const DOCS = join(__dirname, "../../docs");

describe("the generated documents", () => {
  const documents = generatedDocuments();

  it("have no page of a policy that is gone", () => {
    const pages = readdirSync(join(DOCS, "policies")).map((page) => `policies/${page}`);
    assert.deepEqual(
      pages.filter((page) => !documents.has(page)),
      [],
    );
  });

  for (const [file, text] of documents) {
    it(`say what the code says: docs/${file}`, () => {
      const written = existsSync(join(DOCS, file)) ? readFileSync(join(DOCS, file), "utf8") : "";
      assert.ok(written === text, `docs/${file} is not what the code says now; run "npm run docs"`);
    });
  }
});
