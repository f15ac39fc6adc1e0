import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { exitWithParent } from "../../exitWithParent";
import { registerComponent } from "./construct";
import type { ResourceIdentity, StandInProvider } from "./provider";
import { changedProperties, type Props, type Value } from "./values";

/** Large enough for any manifest. Unit: bytes. */
const MAX_MESSAGE = 400 * 1024 * 1024;

/** Runs the provider as a Pulumi plugin: listens on loopback and prints the port, as the engine expects. */
export function serve(provider: StandInProvider): void {
  exitWithParent();
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MAX_MESSAGE,
    "grpc.max_send_message_length": MAX_MESSAGE,
  });
  server.addService(ResourceProviderService, handlers(provider));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

function handlers(provider: StandInProvider): grpc.UntypedServiceImplementation {
  return {
    handshake: unimplemented("Handshake"),
    parameterize: unimplemented("Parameterize"),
    getSchema: unimplemented("GetSchema"),
    call: unimplemented("Call"),
    getMapping: unimplemented("GetMapping"),
    getMappings: unimplemented("GetMappings"),
    diffConfig: unimplemented("DiffConfig"),
    list: unimplemented("List"),
    attach: answer(() => new Empty()),
    cancel: answer(() => new Empty()),
    getPluginInfo: answer(() => new PluginInfo().setVersion(provider.version)),

    checkConfig: answer((request: messages.CheckRequest) =>
      new messages.CheckResponse().setInputs(request.getNews() ?? new Struct()),
    ),
    configure: answer((request: messages.ConfigureRequest) => {
      provider.configure?.(fromStruct(request.getArgs()));
      // The engine asks for components only where secrets are taken as such.
      const acceptsSecrets = provider.construct !== undefined;
      return new messages.ConfigureResponse()
        .setSupportspreview(true)
        .setAcceptresources(false)
        .setAcceptsecrets(acceptsSecrets);
    }),

    check: answer(async (request: messages.CheckRequest) => {
      const news = fromStruct(request.getNews());
      const checked = await provider.check?.({ ...identity(request), olds: fromStruct(request.getOlds()), news });
      const failures = (checked?.failures ?? []).map(({ property, reason }) =>
        new messages.CheckFailure().setProperty(property).setReason(reason),
      );
      return new messages.CheckResponse().setInputs(toStruct(checked?.inputs ?? news)).setFailuresList(failures);
    }),
    diff: answer(async (request: messages.DiffRequest) => {
      const compared = {
        oldInputs: fromStruct(request.getOldInputs()),
        oldOutputs: fromStruct(request.getOlds()),
        news: withIgnored(request),
      };
      const difference = (await provider.diff?.({ ...identity(request), id: request.getId(), ...compared })) ?? {
        changes: changedProperties(compared.oldInputs, compared.news),
      };
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      const response = new messages.DiffResponse().setHasdetaileddiff(difference.paths !== undefined);
      for (const path of difference.paths ?? []) response.getDetaileddiffMap().set(path, changedInput());
      return response
        .setChanges(difference.changes.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList([...difference.changes])
        .setReplacesList([...(difference.replaces ?? [])])
        .setDeletebeforereplace(difference.deleteBeforeReplace ?? false);
    }),
    create: answer(async (request: messages.CreateRequest) => {
      const created = await provider.create({
        ...identity(request),
        inputs: fromStruct(request.getProperties()),
        preview: request.getPreview(),
      });
      return new messages.CreateResponse()
        .setId(request.getPreview() ? "" : created.id)
        .setProperties(toStruct(created.outputs));
    }),
    update: answer(async (request: messages.UpdateRequest) => {
      const outputs = await provider.update({
        ...identity(request),
        id: request.getId(),
        oldInputs: fromStruct(request.getOldInputs()),
        oldOutputs: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        preview: request.getPreview(),
      });
      return new messages.UpdateResponse().setProperties(toStruct(outputs));
    }),
    read: answer(async (request: messages.ReadRequest) => {
      const recorded = { inputs: fromStruct(request.getInputs()), outputs: fromStruct(request.getProperties()) };
      const found = provider.read
        ? await provider.read({ ...identity(request), id: request.getId(), ...recorded })
        : recorded;
      if (found === undefined) return new messages.ReadResponse();
      return new messages.ReadResponse()
        .setId(request.getId())
        .setProperties(toStruct(found.outputs))
        .setInputs(toStruct(found.inputs));
    }),
    delete: answer(async (request: messages.DeleteRequest) => {
      await provider.delete?.({
        ...identity(request),
        id: request.getId(),
        outputs: fromStruct(request.getProperties()),
      });
      return new Empty();
    }),
    construct: answer(async (request: messages.ConstructRequest) => {
      if (!provider.construct)
        throw new Error(`${provider.name} makes no components; ${request.getType()} was asked for`);
      const component = { type: request.getType(), name: request.getName(), inputs: fromStruct(request.getInputs()) };
      return registerComponent(request, toStruct(await provider.construct(component)));
    }),
    invoke: answer(async (request: messages.InvokeRequest) => {
      if (!provider.invoke) throw new Error(`${provider.name} has no functions; ${request.getTok()} was called`);
      const result = await provider.invoke(request.getTok(), fromStruct(request.getArgs()));
      return new messages.InvokeResponse().setReturn(toStruct(result));
    }),
  };
}

function answer<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async (call, callback) => {
    try {
      callback(null, await handle(call.request));
    } catch (error) {
      callback({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    }
  };
}

function changedInput(): messages.PropertyDiff {
  return new messages.PropertyDiff().setKind(messages.PropertyDiff.Kind.UPDATE).setInputdiff(true);
}

function unimplemented(method: string): grpc.handleUnaryCall<unknown, unknown> {
  return (_call, callback) => callback({ code: grpc.status.UNIMPLEMENTED, details: `${method} is not implemented` });
}

interface IdentifiedRequest {
  getUrn(): string;
  getType(): string;
  getName(): string;
}

function identity(request: IdentifiedRequest): ResourceIdentity {
  return { urn: request.getUrn(), type: request.getType(), name: request.getName() };
}

/** The wanted inputs with the properties to ignore as they were. Only top-level paths are honoured. */
function withIgnored(request: messages.DiffRequest): Props {
  const old = fromStruct(request.getOldInputs());
  const kept = request.getIgnorechangesList().map((property): [string, Value | undefined] => [property, old[property]]);
  return { ...fromStruct(request.getNews()), ...Object.fromEntries(kept) };
}

function fromStruct(struct: Struct | undefined): Props {
  return struct?.toJavaScript() ?? {};
}

function toStruct(props: Props): Struct {
  // JSON leaves out properties that are undefined, which a Struct cannot hold.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(props)));
}
