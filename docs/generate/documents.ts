import { renderCapabilities } from "../../components/mesh";
import { auditDocument } from "./audit";
import { componentPages } from "./componentPages";
import { policiesDocument, policyPages } from "./policies";
import { publicApiDocument } from "./publicApi";
import { secureDefaultsDocument } from "./secureDefaults";

/** The documents that are printed from the code, by their file in docs/. */
export function generatedDocuments(): ReadonlyMap<string, string> {
  const pages = [...componentPages()].map(([file, text]) => [`components/${file}`, text] as const);
  return new Map([
    ["audit.md", auditDocument()],
    ...pages,
    ["mesh-capabilities.md", renderCapabilities()],
    ["policies.md", policiesDocument()],
    ...policyPages(),
    ["public-api.md", publicApiDocument()],
    ["secure-defaults.md", secureDefaultsDocument()],
  ]);
}
