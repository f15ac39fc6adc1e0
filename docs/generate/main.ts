import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocuments } from "./documents";

for (const [file, text] of generatedDocuments()) writeFileSync(join(__dirname, "..", file), text);
