/**
 * What Fluent Bit of the Amazon CloudWatch Observability add-on makes of a line that a container wrote. Source: its
 * configuration in github.com/aws-observability/helm-charts, application-log.conf: the `cri` parser, and the filter
 * `kubernetes` with `Merge_Log On` and `Merge_Log_Key log_processed`, which keeps `log` as it was.
 */
export function shipped(container: string, log: string): string {
  return JSON.stringify({
    time: "2026-11-25T12:43:16.578123456Z",
    stream: "stdout",
    _p: "F",
    log,
    ...parsed(log),
    kubernetes: {
      pod_name: "payments-6c9f7d5b8-x2x7k",
      namespace_name: "payments",
      pod_id: "0c2d3b2e-8f0a-4d7e-9b7e-1f2a3b4c5d6e",
      host: "ip-10-0-1-23.eu-central-1.compute.internal",
      container_name: container,
      container_image: "registry.example.com/payments:1",
    },
  });
}

function parsed(log: string): { readonly log_processed?: unknown } {
  try {
    return { log_processed: JSON.parse(log) };
  } catch {
    return {};
  }
}
