import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocuments } from "./documents";

const DOCS = join(__dirname, "..");

/** Folders that hold nothing but printed pages. */
const PAGES = ["components", "policies"];

const documents = generatedDocuments();

for (const folder of PAGES) {
  mkdirSync(join(DOCS, folder), { recursive: true });
  for (const page of readdirSync(join(DOCS, folder))) {
    if (!documents.has(`${folder}/${page}`)) rmSync(join(DOCS, folder, page));
  }
}
for (const [file, text] of documents) writeFileSync(join(DOCS, file), text);
