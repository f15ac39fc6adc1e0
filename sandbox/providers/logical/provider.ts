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
import { checkInputs } from "./check";
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
      const { inputs, failures } = checkInputs(resource.inputs, resource.normalise?.(news) ?? news);
      return { inputs, failures: [...failures, ...(resource.check?.(inputs) ?? [])] };
    },

    diff: ({ type, oldInputs, oldOutputs, news }) => compare(resourceOf(type), oldInputs, oldOutputs, news),

    async create({ type, inputs, preview }) {
      const resource = resourceOf(type);
      const { id, outputs } = preview ? { id: "", outputs: unknownOutputs(resource) } : await resource.generate(inputs);
      return { id, outputs: asOutputs(resource, inputs, outputs) };
    },

    update({ type, oldOutputs, news }) {
      const resource = resourceOf(type);
      return asOutputs(resource, news, generatedIn(resource, oldOutputs));
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

function compare(resource: LogicalResource, oldInputs: Props, oldOutputs: Props, news: Props): Difference {
  const changed = changedProperties(comparable(resource, oldInputs), comparable(resource, news));
  const replaces = changed.filter((property) => !resource.inputs[property]?.inPlace);
  const due = resource.renewal?.isDue(news, oldOutputs) ? [resource.renewal.property] : [];
  return { changes: [...changed, ...due], replaces: [...replaces, ...due] };
}

/** Inputs as they are compared: without those that are not kept, and with an empty map the same as none. */
function comparable({ inputs: rules }: LogicalResource, inputs: Props): Props {
  return pick(inputs, (property, value) => !rules[property]?.writeOnly && !isEmptyMap(value));
}

function asOutputs(resource: LogicalResource, inputs: Props, generated: Props): Props {
  const kept = pick(inputs, (property) => !resource.inputs[property]?.writeOnly);
  const renewal: Props = resource.renewal ? { [resource.renewal.property]: false } : {};
  const marked = Object.entries({ ...kept, ...renewal, ...generated }).map(
    ([property, value]): [string, Value | undefined] =>
      isSecret(resource, property) && value !== undefined && value !== UNKNOWN
        ? [property, secret(value)]
        : [property, value],
  );
  return Object.fromEntries(marked);
}

function isSecret(resource: LogicalResource, property: string): boolean {
  return resource.inputs[property]?.secret === true || resource.generates[property] === "secret";
}

function unknownOutputs({ generates }: LogicalResource): Props {
  return Object.fromEntries(Object.keys(generates).map((property) => [property, UNKNOWN]));
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
