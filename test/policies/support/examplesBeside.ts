import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { PolicyDefinition } from "../../../policies/core";
import type { Examples } from "../../../policies/core/examples";
import type { PolicyExamples } from "./examples";

const POLICIES = join(__dirname, "../../../policies");
const SUFFIX = ".examples.ts";

/** The examples that lie beside their policy: `kmsKeyRotation.examples.ts` beside `kmsKeyRotation.ts`. */
export function examplesBesidePolicies(): readonly PolicyExamples[] {
  return ["aws", "certificates", "kubernetes", "mesh"].flatMap((system) =>
    readdirSync(join(POLICIES, system), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(SUFFIX) && !basename(file).startsWith("_"))
      .map((file) => load(join(POLICIES, system, file))),
  );
}

function load(file: string): PolicyExamples {
  const { examples }: { examples: Examples } = require(file);
  const exported: Readonly<Record<string, PolicyDefinition>> = require(`${file.slice(0, -SUFFIX.length)}.ts`);
  const [policy] = Object.values(exported);
  if (policy === undefined) throw new Error(`${file} lies beside no policy`);
  return { policy: policy.name, ...examples };
}
