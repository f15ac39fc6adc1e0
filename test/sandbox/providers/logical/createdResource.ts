import assert from "node:assert/strict";
import { isSecret, type Props, type StandInProvider, type Value } from "../../../../sandbox/providers/protocol";

/** A resource after its creation, as the engine records it. */
export interface CreatedResource {
  readonly type: string;
  readonly id: string;
  /** As checked, defaults filled in. */
  readonly inputs: Props;
  /** Secrets laid open. */
  readonly outputs: Props;
  /** The outputs that were marked secret. */
  readonly secrets: readonly string[];
}

/** Checks and creates a resource; fails if the check does. */
export async function create(provider: StandInProvider, type: string, args: Props): Promise<CreatedResource> {
  return createFrom(provider, type, await checked(provider, type, args), false);
}

/** What a preview of a new resource shows. */
export async function preview(provider: StandInProvider, type: string, args: Props): Promise<CreatedResource> {
  return createFrom(provider, type, await checked(provider, type, args), true);
}

/** Everything that the check finds, as `property: reason`. */
export async function failuresOf(provider: StandInProvider, type: string, args: Props): Promise<string[]> {
  const result = await provider.check?.({ ...identity(type), olds: {}, news: args });
  return (result?.failures ?? []).map(({ property, reason }) => `${property}: ${reason}`);
}

/** How the recorded resource differs from what the arguments ask for. */
export async function compare(provider: StandInProvider, { type, ...old }: CreatedResource, args: Props) {
  const news = await checked(provider, type, args);
  const recorded = { id: old.id, oldInputs: old.inputs, oldOutputs: old.outputs };
  return provider.diff?.({ ...identity(type), ...recorded, news });
}

/** The resource after an update in place. */
export async function update(provider: StandInProvider, old: CreatedResource, args: Props): Promise<CreatedResource> {
  const { type, id } = old;
  const news = await checked(provider, type, args);
  const recorded = { id, oldInputs: old.inputs, oldOutputs: old.outputs };
  const outputs = await provider.update({ ...identity(type), ...recorded, news, preview: false });
  return { type, id, inputs: news, ...opened(outputs) };
}

/** The outputs after a refresh. */
export async function refresh(provider: StandInProvider, { type, ...recorded }: CreatedResource) {
  return (await provider.read?.({ ...identity(type), ...recorded }))?.outputs;
}

async function createFrom(provider: StandInProvider, type: string, inputs: Props, isPreview: boolean) {
  const { id, outputs } = await provider.create({ ...identity(type), inputs, preview: isPreview });
  return { type, id, inputs, ...opened(outputs) };
}

async function checked(provider: StandInProvider, type: string, args: Props): Promise<Props> {
  assert.deepEqual(await failuresOf(provider, type, args), []);
  const result = await provider.check?.({ ...identity(type), olds: {}, news: args });
  return result?.inputs ?? args;
}

function opened(outputs: Props): { outputs: Props; secrets: string[] } {
  const secrets = Object.keys(outputs).filter((property) => isSecret(outputs[property]));
  const values = Object.entries(outputs).map(([property, value]): [string, Value | undefined] => [
    property,
    isSecret(value) ? value.value : value,
  ]);
  return { outputs: Object.fromEntries(values), secrets };
}

function identity(type: string) {
  return { urn: `urn:pulumi:stack::project::${type}::example`, type, name: "example" };
}
