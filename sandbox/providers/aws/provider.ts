import { isDeepStrictEqual } from "node:util";
import type { Declarations } from "../../declarations";
import {
  asProps,
  type CheckFailure,
  changedProperties,
  type Difference,
  hasUnknown,
  type Props,
  type ResourceIdentity,
  type StandInProvider,
  secret,
  UNKNOWN,
  type Value,
  withoutOwn,
} from "../protocol";
import { type Account, accountInMemory, change, create, type Known, noted, takeAway } from "./account";
import { declaredAnswer, declaredForm } from "./declared";
import { type Draw, realDraw } from "./draw";
import { formResource, lookInto, missingOutputs, type Place, valueAt, withOutputs } from "./forming";
import { callFunction } from "./functions";
import { FILLED_IN, generatedName, isFilledIn } from "./naming";
import { EXAMPLE_ACCOUNT, readSettings, regionOf, type Settings, sdkDeclarations } from "./settings";
import { isCovered, type ResourceForm, formOf as rowOf } from "./table";

/** Where the stand-in works. */
export interface AwsProviderOptions {
  /** The account of the credentials. Twelve digits. */
  readonly accountId: string;
  /** What there is in that account. */
  readonly account: Account;
  /** Chance and the time; tests fix them. */
  readonly draw: Draw;
  /** Chance and the time for one resource, by its URN, or one function call. @default `draw` for all */
  readonly drawFor: (subject: string) => Draw;
  /** What the SDK declares of the types that the table lacks. */
  readonly declarations: Declarations;
}

/**
 * Stands in for the AWS provider: nothing leaves the machine, and every id, ARN and URL is made up in AWS's own format.
 *
 * The region is the resource's own, else the provider's; the partition and the DNS suffix follow from it. What the types look
 * like, and how they get on with each other in one account, is data, in table/; a type that the table lacks is formed by what the
 * SDK declares of it.
 */
export function awsProvider({
  accountId = EXAMPLE_ACCOUNT,
  account = accountInMemory(),
  draw = realDraw,
  drawFor = () => draw,
  declarations = sdkDeclarations(),
}: Partial<AwsProviderOptions> = {}): StandInProvider {
  let settings: Settings = { region: undefined, defaultTags: {} };

  const declaredForms = new Map<string, ResourceForm>();
  const formOf = (type: string): ResourceForm => {
    if (isCovered(type)) return rowOf(type);
    const form = declaredForms.get(type) ?? declaredForm(type, declarations);
    declaredForms.set(type, form);
    return form;
  };

  const placeOf = (resource: ResourceIdentity, inputs: Props): Place => ({
    region: regionOf(inputs, settings),
    account: accountId,
    logicalName: resource.name,
  });
  const known = (resource: ResourceIdentity, id: string, properties: Props): Known => {
    const form = formOf(resource.type);
    const look = lookInto(form, placeOf(resource, properties), { id, properties }, drawFor(resource.urn));
    return { type: resource.type, urn: resource.urn, form, look };
  };

  return {
    name: "aws",
    version: "7.48.0",

    configure: (config) => {
      settings = readSettings(config, accountId);
    },

    check: (resource) => {
      const { news } = resource;
      const form = formOf(resource.type);
      const region = regionOf(news, settings);
      const { filled, failures } = filledIn(form, resource, drawFor(resource.urn));
      return {
        inputs: {
          ...news,
          ...filled,
          ...(form.global ? {} : { region }),
          ...(form.tagged ? { tagsAll: allTags(settings.defaultTags, news.tags) } : {}),
          [FILLED_IN]: Object.keys(filled).sort(),
        },
        failures,
      };
    },

    diff: ({ type, oldInputs, news }) => compare(formOf(type), oldInputs, news),

    create: (resource) => {
      const { inputs, preview } = resource;
      const form = formOf(resource.type);
      const properties = withoutOwn(inputs);
      if (preview) return { id: "", outputs: withUnknowns(form, properties) };
      const { id, outputs } = formResource(form, placeOf(resource, inputs), { properties }, drawFor(resource.urn));
      const created = known(resource, id, withOutputs(properties, outputs));
      create(account, created);
      return { id, outputs: withSecrets(form, withOutputs(properties, outputs)) };
    },

    update: (resource) => {
      const { id, oldInputs, oldOutputs, news, preview } = resource;
      const form = formOf(resource.type);
      const properties = withRecorded(form, withoutOwn(news), oldInputs, oldOutputs);
      if (preview) return withSecrets(form, withUnknowns(form, properties));
      const { outputs } = formResource(form, placeOf(resource, news), { id, properties }, drawFor(resource.urn));
      change(account, known(resource, id, oldOutputs), known(resource, id, withOutputs(properties, outputs)));
      return withSecrets(form, withOutputs(properties, outputs));
    },

    read: (resource) => {
      const found = noted(account, known(resource, resource.id, resource.outputs));
      return found && { inputs: { ...resource.inputs, ...found }, outputs: { ...resource.outputs, ...found } };
    },

    delete: (resource) => takeAway(account, known(resource, resource.id, resource.outputs)),

    invoke: (token, args) => {
      const region = () => regionOf(args, settings);
      const own = callFunction(token, args, { account: accountId, region });
      if (own !== undefined) return own;
      const place: Place = { region: region(), account: accountId, logicalName: token.split(":").at(-1) ?? "" };
      return declaredAnswer(token, args, place, declarations, drawFor(`${token} ${JSON.stringify(args)}`));
    },
  };
}

/** The inputs that the provider adds, or why it cannot. */
function filledIn(
  form: ResourceForm,
  resource: { readonly name: string; readonly olds: Props; readonly news: Props },
  draw: Draw,
): { readonly filled: Props; readonly failures: readonly CheckFailure[] } {
  const missing = Object.entries(form.defaults ?? {}).filter(([property]) => isAbsent(resource.news[property]));
  const defaults = Object.fromEntries(missing);
  const generated = form.autoname && generatedName(form.autoname, resource, draw);
  if (form.autoname === undefined || generated === undefined) return { filled: defaults, failures: [] };
  if ("failure" in generated) return { filled: defaults, failures: [generated.failure] };
  return { filled: { ...defaults, [form.autoname.property]: generated.name }, failures: [] };
}

/** Source: github.com/pulumi/pulumi-aws, provider/tags.go: unknown as soon as one tag is; the resource's own tags win. */
function allTags(defaultTags: Props, tags: Value | undefined): Value {
  return hasUnknown(tags) ? UNKNOWN : { ...defaultTags, ...asProps(tags) };
}

function compare(form: ResourceForm, oldInputs: Props, news: Props): Difference {
  const replaces = [...(form.replaces ?? []), "region"].filter(
    (path) => !isDeepStrictEqual(valueAt(oldInputs, path), valueAt(news, path)),
  );
  return {
    changes: changedProperties(oldInputs, news),
    replaces,
    deleteBeforeReplace:
      replaces.length > 0 && (form.deleteBeforeReplace === true || keepsGivenName(form, oldInputs, news)),
  };
}

/**
 * Whether old and new would have the same name, which the program gave.
 * Source: `nameRequiresDeleteBeforeReplace` in github.com/pulumi/pulumi-terraform-bridge, pkg/tfbridge/schema.go.
 */
function keepsGivenName({ autoname }: ResourceForm, oldInputs: Props, news: Props): boolean {
  if (autoname === undefined || isFilledIn(news, autoname.property)) return false;
  const name = news[autoname.property];
  return !isAbsent(name) && isDeepStrictEqual(name, oldInputs[autoname.property]);
}

/** The properties with what was decided when the resource was made; what the program gave then, and no longer does, is not. */
function withRecorded(form: ResourceForm, properties: Props, oldInputs: Props, oldOutputs: Props): Props {
  const recorded = missingOutputs(form, properties)
    .filter((path) => isAbsent(valueAt(oldInputs, path)))
    .map((path): [string, Value | undefined] => [path, valueAt(oldOutputs, path)])
    .filter(([, value]) => value !== undefined);
  return withOutputs(properties, Object.fromEntries(recorded));
}

function withUnknowns(form: ResourceForm, properties: Props): Props {
  const unknown = missingOutputs(form, properties).map((path): [string, Value] => [path, UNKNOWN]);
  return withOutputs(properties, Object.fromEntries(unknown));
}

function withSecrets(form: ResourceForm, outputs: Props): Props {
  const hidden = (form.secrets ?? [])
    .filter((property) => !isAbsent(outputs[property]))
    .map((property): [string, Value] => [property, secret(outputs[property] ?? "")]);
  return { ...outputs, ...Object.fromEntries(hidden) };
}

function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null;
}
