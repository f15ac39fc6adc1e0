import * as pulumi from "@pulumi/pulumi";
import { SecureComponent } from "../../components/core";

/** A resource that a program under test registered. */
export interface RegisteredResource {
  readonly type: string;
  readonly name: string;
  /** The inputs, outputs resolved and secrets laid open. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** The name of the component it belongs to; an empty string for none. */
  readonly parent: string;
}

/** Outputs that a mocked resource gets beside its inputs, by type token. */
export type MockedOutputs = Readonly<Record<string, (name: string, inputs: Record<string, unknown>) => object>>;

/**
 * Runs a program against Pulumi's mocks and returns what it registered, in order.
 *
 * Every resource gets the id `${name}-id` and, unless `outputs` says otherwise, an `arn` of
 * `arn:aws:mock:eu-central-1:123456789012:${name}`.
 */
export async function registeredBy(program: () => unknown, outputs: MockedOutputs = {}): Promise<RegisteredResource[]> {
  const registered: RegisteredResource[] = [];
  const options = new Map<string, pulumi.ResourceOptions>();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        if (type === "pulumi:pulumi:Stack") return { id: undefined, state: {} };
        const { protect = false, retainOnDelete = false, parent } = options.get(`${type} ${name}`) ?? {};
        registered.push({ type, name, inputs: laidOpen(inputs), protect, retainOnDelete, parent: parentName(parent) });
        const arn = `arn:aws:mock:eu-central-1:123456789012:${name}`;
        return { id: `${name}-id`, state: { arn, ...inputs, ...outputs[type]?.(name, inputs) } };
      },
      call: ({ inputs }) => inputs,
    },
    "project",
    "stack",
  );
  await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      options.set(`${type} ${name}`, opts);
      return undefined;
    });
    await program();
  });
  await pulumi.runtime.disconnect();
  return registered;
}

/** The properties with every secret in them, at any depth, replaced by what it hides. */
function laidOpen(properties: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([property, value]) => [property, openValue(value)]));
}

function openValue(value: unknown): unknown {
  if (pulumi.runtime.isRpcSecret(value)) return openValue(pulumi.runtime.unwrapRpcSecret(value));
  if (Array.isArray(value)) return value.map(openValue);
  return typeof value === "object" && value !== null ? laidOpen(value) : value;
}

function parentName(parent: pulumi.Resource | undefined): string {
  return parent instanceof SecureComponent ? parent.name : "";
}

/** The one registered resource of this type (and, if given, this name); fails if there is none or more than one. */
export function theOnly(resources: readonly RegisteredResource[], type: string, name?: string): RegisteredResource {
  const found = resources.filter(
    (resource) => resource.type === type && (name === undefined || resource.name === name),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} resources of type ${type}${name ? ` named ${name}` : ""}, not 1`);
  }
  return only;
}
