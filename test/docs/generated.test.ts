import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocuments } from "../../docs/generate/documents";

const DOCS = join(__dirname, "../../docs");

describe("the generated documents", () => {
  for (const [file, text] of generatedDocuments()) {
    it(`say what the code says: docs/${file}`, () => {
      const written = existsSync(join(DOCS, file)) ? readFileSync(join(DOCS, file), "utf8") : "";
      assert.ok(written === text, `docs/${file} is not what the code says now; run "npm run docs"`);
    });
  }
});
