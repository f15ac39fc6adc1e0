import { policy, record, text } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

const own = new Set(["", "127.0.0.1", "::1"]);

export const probeHosts = policy({
  name: "kubernetes-probe-hosts",
  title: "Probes ask the pod itself, and nobody else in its name",
  severity: "medium",
  controls: { nist80053: ["SC-7", "AC-4"], podSecurity: ["hostProbesAndHostLifecycle"] },
  remediation: "Leave host out of probes and lifecycle handlers.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    const lifecycle = record(container.props.lifecycle);
    const handlers = [
      ...["livenessProbe", "readinessProbe", "startupProbe"].map(
        (name) => [name, record(container.props[name])] as const,
      ),
      ...["postStart", "preStop"].map((name) => [`lifecycle.${name}`, record(lifecycle[name])] as const),
    ];
    for (const [name, handler] of handlers) {
      const host = [record(handler.httpGet).host, record(handler.tcpSocket).host]
        .map(text)
        .find((given) => given !== undefined);
      if (host !== undefined && !own.has(host)) report(`${container.path}.${name} asks ${host}`);
    }
  }),
});
