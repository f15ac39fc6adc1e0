import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/** A resource that a program under test registered. */
export interface RegisteredResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** The inputs, outputs resolved and secrets laid open; what is unknown is `pulumi.runtime.unknownValue`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What the engine keeps of it once it is there, or at preview would keep: inputs, id and what the mocks compute. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** URN and id of the provider it was given; an empty string for none. */
  readonly provider: string;
  /** Paths whose change replaces it. */
  readonly replaceOnChanges: readonly string[];
  /** URNs of what it is replaced with. */
  readonly replaceWith: readonly string[];
  readonly deleteBeforeReplace: boolean;
  /** The name of the component it belongs to; an empty string for none. */
  readonly parent: string;
  /** The URN of its parent, be it the stack. */
  readonly parentUrn: string;
  /** URNs of everything it waits for. */
  readonly dependencies: readonly string[];
  /** URNs of what each property is made from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Outputs that a mocked resource gets beside its inputs, by type token. */
export type MockedOutputs = Readonly<Record<string, (name: string, inputs: Record<string, unknown>) => object>>;

/** What functions of providers answer, by token; the others answer with their arguments. */
export type MockedFunctions = Readonly<Record<string, (args: Record<string, unknown>) => object>>;

/** When a program runs: at a preview, what providers decide is not known. */
export type Phase = "preview" | "update";

/**
 * Runs a program against Pulumi's mocks and returns what it registered, in order.
 *
 * Every resource gets the id `${name}-id` and, unless `outputs` says otherwise, an `arn` of
 * `arn:aws:mock:eu-central-1:123456789012:${name}`.
 */
export async function registeredBy(
  program: () => unknown,
  outputs: MockedOutputs = {},
  phase: Phase = "update",
  functions: MockedFunctions = {},
): Promise<RegisteredResource[]> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs, custom }) => {
      if (custom !== true) return { id: undefined, state: inputs };
      const arn = `arn:aws:mock:eu-central-1:123456789012:${name}`;
      const computed = outputs[type]?.(name, inputs) ?? {};
      if (phase === "preview") return { id: undefined, state: { ...unknown({ arn, ...computed }), ...inputs } };
      return { id: `${name}-id`, state: { arn, ...inputs, ...computed } };
    },
    call: ({ token, inputs }) => functions[token]?.(inputs) ?? inputs,
  };
  const monitor = new RecordingMonitor(mocks);
  await pulumi.runtime.setMocks(mocks, "project", "stack", phase === "preview");
  pulumi.runtime.setMockOptions(monitor, "project", "stack", phase === "preview");
  await pulumi.runtime.runInPulumiStack(async () => {
    await program();
  });
  await pulumi.runtime.disconnect();
  return monitor.registered();
}

/** Mocks that keep every request to register a resource: it tells of dependencies, which `newResource` is not told. */
class RecordingMonitor extends MockMonitor {
  private readonly registrations: { readonly request: RegisterResourceRequest; response?: RegisterResourceResponse }[] =
    [];

  override async registerResource(
    request: RegisterResourceRequest,
    callback: (error: Error | null, response: RegisterResourceResponse | undefined) => void,
  ): Promise<void> {
    const registration: (typeof this.registrations)[number] = { request };
    this.registrations.push(registration);
    await super.registerResource(request, (error, response) => {
      registration.response = response;
      callback(error, response);
    });
  }

  registered(): RegisteredResource[] {
    return this.registrations.flatMap(({ request, response }) =>
      response === undefined || request.getType() === "pulumi:pulumi:Stack" ? [] : [resourceOf(request, response)],
    );
  }
}

function resourceOf(request: RegisterResourceRequest, response: RegisterResourceResponse): RegisteredResource {
  const id = request.getCustom() ? { id: response.getId() || pulumi.runtime.unknownValue } : {};
  return {
    type: request.getType(),
    name: request.getName(),
    urn: response.getUrn(),
    inputs: laidOpen(request.getObject()?.toJavaScript() ?? {}),
    outputs: { ...id, ...laidOpen(response.getObject()?.toJavaScript() ?? {}) },
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    provider: request.getProvider(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList(),
    deleteBeforeReplace: request.getDeletebeforereplace(),
    parent: componentName(request.getParent()),
    parentUrn: request.getParent(),
    dependencies: request.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      request
        .getPropertydependenciesMap()
        .toArray()
        .map(([property]) => [property, request.getPropertydependenciesMap().get(property)?.getUrnsList() ?? []]),
    ),
  };
}

/** The same properties, none of them known. */
function unknown(properties: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(properties).map((property) => [property, pulumi.runtime.unknownValue]));
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

/** The name in the URN of one of the package's components; an empty string for any other URN. */
function componentName(urn: string): string {
  const [, , qualifiedType = "", ...name] = urn.split("::");
  return qualifiedType.split("$").at(-1)?.startsWith("secure-microservice:") ? name.join("::") : "";
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
