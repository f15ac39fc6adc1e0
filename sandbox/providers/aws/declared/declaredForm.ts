import { type Declarations, type DeclaredResource, emptyOf, kebabCase, sampleOf } from "../../../declarations";
import { type Formula, named, type ResourceForm } from "../table";
import arnFormats from "./arnFormats.gen.json";
import { awsText, serviceOf } from "./texts";

const ARN_FORMATS: Readonly<Record<string, string>> = arnFormats;

/**
 * The form of a type that the table lacks, from what the SDK declares: the outputs by their types, the id as `pulumi import`
 * takes it, the ARN in the Service Authorization Reference's format where that has one. A type that the SDK does not know
 * has its inputs and an ARN.
 */
export function declaredForm(type: string, declarations: Declarations): ResourceForm {
  const declared = declarations.resource(type);
  const service = serviceOf(type);
  if (declared === undefined) return { id: "{hex:16}", outputs: { arn: fallbackArn(type, "logicalName") } };
  const ownName = "name" in declared.inputs ? "name" : "logicalName";
  const textOf = awsText(service, ownName);
  const computed = Object.entries(declared.outputs).filter(([name, { optional }]) => !optional && name !== "tagsAll");
  const outputs = computed
    .filter(([name]) => declared.inputs[name]?.optional !== false && !(name === "region" && name in declared.inputs))
    .map(([name, { type: declaredType }]): [string, Formula] => {
      if (name === "arn") return [name, arnOf(type, declared)];
      // AWS fills in what a program may leave out, mostly with nothing; but never that by which it knows the resource.
      if (name in declared.inputs && name !== declared.imported?.by)
        return [name, emptyOf(sampleOf(name, declaredType, declarations, textOf))];
      return [name, sampleOf(name, declaredType, declarations, textOf)];
    });
  return {
    id: idOf(declared),
    outputs: Object.fromEntries(outputs),
    ...(isNamed(declared) ? named() : {}),
    replaces: declared.replaces.filter((name) => name !== "region"),
    global: !("region" in declared.inputs),
    tagged: "tagsAll" in declared.outputs,
    secrets: declared.secrets.filter((name) => !(name in declared.inputs)),
  };
}

/** Source: as for `named`: every input called `name` that may be left out is generated. */
function isNamed({ inputs }: DeclaredResource): boolean {
  const { name } = inputs;
  return name?.type.kind === "text" && name.optional;
}

/** The id in the form of the example that `pulumi import` is documented by. */
function idOf({ imported, inputs, outputs }: DeclaredResource): string {
  const has = (name: string) => outputs[name]?.type.kind === "text";
  const example = imported?.example ?? "";
  if (example.startsWith("arn:") && has("arn")) return "{arn}";
  const by = imported?.by ?? "";
  const isAlwaysThere = inputs[by]?.optional === false || outputs[by]?.optional === false;
  if (isAlwaysThere && by !== "arn" && outputs[by]?.type.kind === "text") return `{${by}}`;
  const [, prefix] = /^([a-z]+)-[0-9a-z]{8,}$/.exec(example) ?? [];
  if (prefix !== undefined && !has("name")) return `${prefix}-{hex:17}`;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(example)) return "{uuid}";
  return has("name") && !/^[a-z]*-?[0-9a-f]{8,}$/.test(example) ? "{name}" : `${prefix ? `${prefix}-` : ""}{hex:17}`;
}

/** The ARN, its parts by the properties of their names, its last part by the resource's own name or id. */
function arnOf(type: string, declared: DeclaredResource): string {
  const own = "name" in declared.inputs ? "name" : idOf(declared) === "{arn}" ? "hex:16" : "id";
  const format = ARN_FORMATS[type];
  if (format === undefined) return fallbackArn(type, own);
  const parts = format.split(/\$\{(\w+)\}/);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const property = `${part.slice(0, 1).toLowerCase()}${part.slice(1)}`;
      if (/account(id)?$/i.test(property)) return "{account}";
      if (/^(partition|region)$/.test(property)) return `{${property}}`;
      if (index >= parts.length - 2) return `{${own}}`;
      return property in declared.inputs ? `{${property}}` : "{lower:12}";
    })
    .join("");
}

function fallbackArn(type: string, own: string): string {
  const name = type.split(":").at(-1) ?? "";
  return `arn:{partition}:${serviceOf(type)}:{region}:{account}:${kebabCase(name)}/{${own}}`;
}
