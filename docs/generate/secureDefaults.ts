import type { ComponentMutations, Mutation, Unnoticed } from "../../test/mutations/mutation";
import { allMutations, unnoticed } from "../../test/mutations/rows";
import { type ComponentDocs, commonDefaults, componentDocs, type DocumentedDefault } from "./componentDocs";
import { defaultsData, leavesOf } from "./defaultsData";
import { code, markdownTable, prose } from "./markdown";

/** What each component does unless told otherwise, and which policy notices when it is told. */
export function secureDefaultsDocument(): string {
  const components = componentDocs();
  const proved = new Map(allMutations.map((mutations) => [mutations.component, mutations]));
  const rows = allMutations.reduce((count, { mutations }) => count + mutations.length, 0);
  return [
    "# Secure defaults",
    "",
    "Printed by `npm run docs` from the documentation of the components' arguments, the data of their defaults, and the table",
    "of the mutation tests in `test/mutations/`.",
    "",
    "What a component does by default can be changed: by an argument, or by the `transform` that each component takes for",
    "each of the resources it creates. That is on purpose. The policy pack ([policies.md](policies.md)) judges what comes out.",
    `Each of the ${rows} statements under "What holds" was weakened in a test, one at a time, and the policies beside it are`,
    "exactly those that reported it. What the pack does not notice is listed as well, with the reason.",
    "",
    "## Every component",
    "",
    argumentTable(commonDefaults()),
    ...components.flatMap((component) => componentSection(component, proved.get(component.name))),
    "",
  ].join("\n");
}

function componentSection(component: ComponentDocs, proved: ComponentMutations | undefined): string[] {
  const { name, description, defaults } = component;
  const data = defaultsData.get(name);
  const unproved = unnoticed.filter((row) => row.component === name);
  return [
    "",
    `## ${name}`,
    "",
    prose(description),
    ...(defaults.length > 0 ? ["", argumentTable(defaults)] : []),
    ...(data ? ["", dataTable(data)] : []),
    ...(proved ? ["", mutationTable(proved.mutations)] : []),
    ...(unproved.length > 0 ? ["", unnoticedTable(unproved)] : []),
  ];
}

function argumentTable(defaults: readonly DocumentedDefault[]): string {
  return markdownTable(
    ["argument", "default", "what it is"],
    defaults.map(({ path, default: given, description }) => [code(path), prose(given), prose(description)]),
  );
}

function dataTable(data: Readonly<Record<string, unknown>>): string {
  return markdownTable(
    ["setting", "value"],
    leavesOf(data).map(({ path, value }) => [prose(path), code(JSON.stringify(value))]),
  );
}

function mutationTable(mutations: readonly Mutation[]): string {
  return markdownTable(
    ["what holds", "weakened by", "noticed by"],
    mutations.map(({ holds, weakened, breaks }) => [prose(holds), prose(weakened), breaks.map(code).join(", ")]),
  );
}

function unnoticedTable(rows: readonly Unnoticed[]): string {
  return markdownTable(
    ["what holds, too", "weakened by", "not noticed, because"],
    rows.map(({ holds, weakened, because }) => [prose(holds), prose(weakened), prose(because)]),
  );
}
