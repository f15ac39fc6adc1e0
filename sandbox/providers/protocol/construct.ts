import * as grpc from "@grpc/grpc-js";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answered } from "../../answered";

/** Registers a component without resources of its own, with these outputs, as a plugin does for a component that it makes. */
export async function registerComponent(request: ConstructRequest, outputs: Struct): Promise<ConstructResponse> {
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), grpc.credentials.createInsecure());
  const registration = new RegisterResourceRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setParent(request.getParent())
    .setCustom(false)
    .setObject(request.getInputs() ?? new Struct())
    .setAcceptsecrets(true)
    .setAcceptresources(true)
    .setDependenciesList(request.getDependenciesList())
    .setParentstacktracehandle(request.getStackTraceHandle());
  try {
    const registered = await answered<RegisterResourceResponse>((done) => monitor.registerResource(registration, done));
    const urn = registered.getUrn();
    const told = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(outputs);
    await answered<Empty>((done) => monitor.registerResourceOutputs(told, done));
    return new ConstructResponse().setUrn(urn).setState(outputs);
  } finally {
    monitor.close();
  }
}
