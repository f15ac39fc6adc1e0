import { callPolicies, namespaceEgressPolicy } from "../network";
import { type MeshTracing, otlpPort } from "./controlPlane/charts";
import { type NetworkPolicyManifest, networkPolicy } from "./manifest";
import type { MeshMember, MetricsReader } from "./serviceMesh";

/** Lets sidecars send traces to a collector, whose pods are known by their namespace only. */
export function compileTracesOut(member: MeshMember, collector: MeshTracing): NetworkPolicyManifest {
  const { namespace, port = otlpPort } = collector;
  return networkPolicy(member, "traces", namespaceEgressPolicy(member, { namespace, ports: [port] }));
}

/** Lets somebody's pods fetch the metrics of sidecars, and of the apps beside them. */
export function compileMetricsIn(member: MeshMember, reader: MetricsReader, port: number): NetworkPolicyManifest {
  return networkPolicy(member, `metrics-to-${reader.name}`, callPolicies(reader, member, [port]).ingress);
}
