import type { Environment } from "../middleware/src/core/environment";

/** Sends what is left, and ends. */
export type StopTelemetry = () => Promise<void>;

/**
 * Has OpenTelemetry trace and measure what comes in by HTTP and what goes out by undici, if `OTEL_EXPORTER_OTLP_ENDPOINT` says where
 * to send it: by OTLP over HTTP, as protobuf. Without that nothing of it is loaded. It must be started before anything that it
 * instruments is loaded.
 *
 * The exporters read `OTEL_EXPORTER_OTLP_*` themselves; `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` name the service.
 */
export async function startTelemetry(service: string, environment: Environment): Promise<StopTelemetry> {
  if (!environment.OTEL_EXPORTER_OTLP_ENDPOINT) return async () => {};
  const [api, traces, traceExport, metrics, metricExport, resources, instrumentation, http, undici] = await Promise.all(
    [
      import("@opentelemetry/api"),
      import("@opentelemetry/sdk-trace-node"),
      import("@opentelemetry/exporter-trace-otlp-proto"),
      import("@opentelemetry/sdk-metrics"),
      import("@opentelemetry/exporter-metrics-otlp-proto"),
      import("@opentelemetry/resources"),
      import("@opentelemetry/instrumentation"),
      import("@opentelemetry/instrumentation-http"),
      import("@opentelemetry/instrumentation-undici"),
    ],
  );
  const resource = resources
    .resourceFromAttributes({ "service.name": environment.OTEL_SERVICE_NAME ?? service })
    .merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const tracerProvider = new traces.NodeTracerProvider({
    resource,
    spanProcessors: [new traces.BatchSpanProcessor(new traceExport.OTLPTraceExporter())],
  });
  tracerProvider.register();
  const meterProvider = new metrics.MeterProvider({
    resource,
    readers: [new metrics.PeriodicExportingMetricReader({ exporter: new metricExport.OTLPMetricExporter() })],
  });
  api.metrics.setGlobalMeterProvider(meterProvider);
  instrumentation.registerInstrumentations({
    instrumentations: [
      // Probes are no traffic.
      new http.HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = "" }) => /^\/(healthz|readyz)\b/.test(url) }),
      new undici.UndiciInstrumentation(),
    ],
  });
  return async () => {
    // A collector that is gone keeps no service from stopping.
    await Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
  };
}
