import * as grpc from "@grpc/grpc-js";
import { EventsService } from "@pulumi/pulumi/proto/events_grpc_pb";
import type { EventRequest } from "@pulumi/pulumi/proto/events_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** One of the engine's events, as far as it is read here. Source: sdk/go/common/apitype/events.go of Pulumi. */
export interface EngineEvent {
  readonly policyLoadEvent?: unknown;
  /** Begins a phase: the preview or the update. */
  readonly preludeEvent?: unknown;
  readonly summaryEvent?: {
    readonly resourceChanges?: Readonly<Record<string, number>>;
    readonly PolicyPacks?: Readonly<Record<string, string>>;
  };
  readonly resourcePreEvent?: { readonly metadata: StepMetadata; readonly planning?: boolean };
  /** Ends a step. */
  readonly resOutputsEvent?: { readonly metadata: StepMetadata; readonly planning?: boolean };
  readonly diagnosticEvent?: {
    readonly severity: string;
    readonly message: string;
    readonly urn?: string;
    readonly ephemeral?: boolean;
  };
  readonly policyEvent?: {
    readonly policyName: string;
    readonly policyPackName: string;
    readonly severity?: string;
    readonly enforcementLevel: string;
    readonly resourceUrn?: string;
    readonly message: string;
  };
  /** A policy at the level `remediate` has changed a resource. */
  readonly policyRemediationEvent?: {
    readonly policyName: string;
    readonly resourceUrn?: string;
    readonly before?: Readonly<Record<string, unknown>>;
    readonly after?: Readonly<Record<string, unknown>>;
  };
}

interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly diffs?: readonly string[] | null;
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
  readonly old?: { readonly outputs?: unknown } | null;
  readonly new?: { readonly outputs?: unknown } | null;
}

export interface EventReceiver {
  /** For the engine's `--event-log` flag. */
  readonly address: string;
  stop(): void;
}

/**
 * Receives the engine's events as they happen. A file would not do: the engine writes it anew for every phase.
 * Source: `startEventLogger` in pkg/backend/display/display.go of Pulumi.
 */
export async function receiveEvents(receive: (event: EngineEvent) => void): Promise<EventReceiver> {
  // An event holds a whole resource, however large it is.
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(EventsService, {
    streamEvents: (call: grpc.ServerReadableStream<EventRequest, Empty>, callback: grpc.sendUnaryData<Empty>) => {
      call.on("data", (request: EventRequest) => receive(JSON.parse(request.getEvent())));
      call.on("end", () => callback(null, new Empty()));
    },
  });
  const port = await new Promise<number>((listening, failed) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : listening(bound),
    );
  });
  return { address: `tcp://127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

/** The type of a program's own outputs. */
const STACK = "pulumi:pulumi:Stack";

/** Whether the report needs an event; the engine sends many more, with all the policies that each resource passed. */
export function isTelling({ diagnosticEvent, ...event }: EngineEvent): boolean {
  if (diagnosticEvent) return !diagnosticEvent.ephemeral && diagnosticEvent.severity !== "debug";
  if (event.resOutputsEvent) return event.resOutputsEvent.metadata.type === STACK;
  return [
    event.preludeEvent,
    event.summaryEvent,
    event.resourcePreEvent,
    event.policyEvent,
    event.policyRemediationEvent,
  ].some((content) => content !== undefined);
}

/** The text without the engine's colour marks such as `<{%reset%}>`. */
export function plain(message: string): string {
  return message.replace(/<\{%.*?%\}>/g, "").trimEnd();
}

/** The logical name, which ends a URN. */
export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
