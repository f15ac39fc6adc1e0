import { renderCapabilities } from "../../components/mesh";
import { auditDocument } from "./audit";
import { policiesDocument, policyPages } from "./policies";
import { secureDefaultsDocument } from "./secureDefaults";

/** The documents that are printed from the code, by their file in docs/. */
export function generatedDocuments(): ReadonlyMap<string, string> {
  return new Map([
    ["audit.md", auditDocument()],
    ["mesh-capabilities.md", renderCapabilities()],
    ["policies.md", policiesDocument()],
    ...policyPages(),
    ["secure-defaults.md", secureDefaultsDocument()],
  ]);
}
