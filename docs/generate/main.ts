import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocuments } from "./documents";

const DOCS = join(__dirname, "..");
const documents = generatedDocuments();

mkdirSync(join(DOCS, "policies"), { recursive: true });
for (const page of readdirSync(join(DOCS, "policies"))) {
  if (!documents.has(`policies/${page}`)) rmSync(join(DOCS, "policies", page));
}
for (const [file, text] of documents) writeFileSync(join(DOCS, file), text);
