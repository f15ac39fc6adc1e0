import {
  changedProperties,
  type Difference,
  isProps,
  notCovered,
  type Props,
  ProviderError,
  type StandInProvider,
  secret,
  UNKNOWN,
  type Value,
} from "../protocol";
import { checkInputs, filledIn } from "./check";
import type { LogicalResource } from "./resource";

/** A provider all of whose resources are logical. */
export interface LogicalProviderDefinition {
  /** The Pulumi package, such as `random`. */
  readonly name: string;
  /** The version of the SDK it stands in for. */
  readonly version: string;
  /** By type token. */
  readonly resources: Readonly<Record<string, LogicalResource>>;
  /** By function token. */
  readonly functions?: Readonly<Record<string, (args: Props) => Props>>;
  /** What to do about a type or function that is missing. */
  readonly howToAdd: string;
}

/** Runs the resources' common life: check, compare, generate once, keep. */
export function logicalProvider({
  name,
  version,
  resources,
  functions = {},
  howToAdd,
}: LogicalProviderDefinition): StandInProvider {
  const resourceOf = (type: string): LogicalResource => {
    const resource = resources[type];
    if (resource === undefined) throw notCovered(name, type, howToAdd);
    return resource;
  };

  return {
    name,
    version,

    check({ type, news }) {
      const resource = resourceOf(type);
      const { inputs, failures } = checkInputs(resource.inputs, news);
      return { inputs, failures: [...failures, ...(resource.check?.(wanted(resource, inputs)) ?? [])] };
    },

    diff: ({ type, oldOutputs, news }) => compare(resourceOf(type), oldOutputs, news),

    async create({ type, inputs, preview }) {
      const resource = resourceOf(type);
      const shape = wanted(resource, inputs);
      const { id, outputs } = preview ? { id: "", outputs: unknownOutputs(resource) } : await resource.generate(shape);
      const isDue: Props = resource.renewal ? { [resource.renewal.property]: resource.renewal.isBornDue(shape) } : {};
      return { id, outputs: asOutputs(resource, { ...shape, ...isDue }, outputs) };
    },

    update({ type, oldOutputs, news }) {
      const resource = resourceOf(type);
      const renewal: Props = resource.renewal ? { [resource.renewal.property]: false } : {};
      return asOutputs(
        resource,
        { ...wanted(resource, news, oldOutputs), ...renewal },
        generatedIn(resource, oldOutputs),
      );
    },

    read({ type, id, inputs, outputs }) {
      const { renewal } = resourceOf(type);
      if (Object.keys(outputs).length === 0) {
        throw new ProviderError(`${type} "${id}" cannot be imported: the sandbox knows only what it created itself.`);
      }
      return {
        inputs,
        outputs: renewal ? { ...outputs, [renewal.property]: renewal.isDue(inputs, outputs) } : outputs,
      };
    },

    invoke(token, args) {
      const answer = functions[token];
      if (answer === undefined) throw notCovered(name, token, howToAdd);
      return answer(args);
    },
  };
}

function compare(resource: LogicalResource, oldOutputs: Props, news: Props): Difference {
  const shape = wanted(resource, news, oldOutputs);
  const changed = changedProperties(comparable(resource, oldOutputs), comparable(resource, shape));
  const replaces = changed.filter((property) => !resource.inputs[property]?.inPlace);
  const due = resource.renewal?.isDue(shape, oldOutputs) ? [resource.renewal.property] : [];
  return { changes: [...changed, ...due], replaces: [...replaces, ...due] };
}

/** The inputs in the form in which they count. @param before the outputs until now */
function wanted({ inputs: rules, normalise }: LogicalResource, inputs: Props, before?: Props): Props {
  return filledIn(rules, normalise?.(inputs) ?? inputs, before);
}

/** Inputs as they are compared: only those that are kept, and with an empty map the same as none. */
function comparable({ inputs: rules }: LogicalResource, recorded: Props): Props {
  return pick(recorded, (property, value) => property in rules && !rules[property]?.writeOnly && !isEmptyMap(value));
}

function asOutputs(resource: LogicalResource, shape: Props, generated: Props): Props {
  const kept = pick(shape, (property) => !resource.inputs[property]?.writeOnly);
  const marked = Object.entries({ ...generated, ...kept }).map(([property, value]): [string, Value | undefined] =>
    isSecret(resource, property) && value !== undefined && value !== UNKNOWN
      ? [property, secret(value)]
      : [property, value],
  );
  return Object.fromEntries(marked);
}

function isSecret(resource: LogicalResource, property: string): boolean {
  return resource.inputs[property]?.secret === true || resource.generates[property] === "secret";
}

function unknownOutputs({ generates, inputs }: LogicalResource): Props {
  const computed = Object.keys(inputs).filter((property) => inputs[property]?.computed);
  return Object.fromEntries([...Object.keys(generates), ...computed].map((property) => [property, UNKNOWN]));
}

function generatedIn({ generates }: LogicalResource, outputs: Props): Props {
  return pick(outputs, (property) => property in generates);
}

function isEmptyMap(value: Value | undefined): boolean {
  return isProps(value) && Object.keys(value).length === 0;
}

function pick(props: Props, isWanted: (property: string, value: Value | undefined) => boolean): Props {
  return Object.fromEntries(Object.entries(props).filter(([property, value]) => isWanted(property, value)));
}
