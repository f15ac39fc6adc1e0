import {
  type Declarations,
  type DeclaredProperties,
  emptyOf,
  kebabCase,
  type Sample,
  samplesOf,
} from "../../declarations";
import { type Draw, drawText } from "../aws/draw";
import { type Props, type StandInProvider, withoutOwn } from "../protocol";

/** A package that has no stand-in of its own. */
export interface DeclaredPackage {
  readonly name: string;
  readonly version: string;
  /** What its SDK declares; without one, resources have their inputs and an id. */
  readonly declarations?: Declarations;
  /** Chance for one resource, by its URN. */
  readonly drawFor: (subject: string) => Draw;
}

/**
 * Stands in for any provider by what its SDK declares: a resource is its inputs, and a made-up value of the declared type for
 * each output that is always there. A component of the plugin has outputs and no resources of its own.
 */
export function declaredProvider({ name, version, declarations, drawFor }: DeclaredPackage): StandInProvider {
  const outputs = (type: string, logicalName: string, given: Props): Props => {
    const inputs = withoutOwn(given);
    const declared = declarations?.resource(type);
    if (declared === undefined || declarations === undefined) return inputs;
    const samples = samplesOf(declared.outputs, declarations, textOf(logicalName));
    const filled = Object.entries(samples).map(([property, sample]): [string, Sample] =>
      // What a program may leave out is filled in by the cloud, mostly with nothing.
      property in declared.inputs && property !== "name" ? [property, emptyOf(sample)] : [property, sample],
    );
    return { ...Object.fromEntries(filled), ...inputs };
  };

  return {
    name,
    version,
    check: ({ type, urn, name: logicalName, olds, news }) => {
      const named = declarations?.resource(type)?.inputs.name;
      if (named?.type.kind !== "text" || !named.optional || news.name !== undefined) return { inputs: news };
      return { inputs: { ...news, name: olds.name ?? `${logicalName}-${drawText("hex:7", drawFor(urn))}` } };
    },
    create: ({ type, urn, name: logicalName, inputs }) => ({
      id: `${logicalName}-${drawText("hex:8", drawFor(urn))}`,
      outputs: outputs(type, logicalName, inputs),
    }),
    update: ({ type, name: logicalName, news }) => outputs(type, logicalName, news),
    construct: ({ type, name: logicalName, inputs }) => outputs(type, logicalName, inputs),
    invoke: (token, args) => {
      const result: DeclaredProperties = declarations?.result(token) ?? {};
      const samples = declarations === undefined ? {} : samplesOf(result, declarations, textOf("placeholder"));
      return { ...samples, ...args };
    },
  };
}

function textOf(logicalName: string): (property: string) => string {
  return (property) => {
    const kebab = kebabCase(property);
    if (/(url|uri|endpoint)$/.test(kebab)) return `https://${logicalName}.example.com`;
    return property === "name" ? logicalName : `${logicalName}-${kebab}`;
  };
}
