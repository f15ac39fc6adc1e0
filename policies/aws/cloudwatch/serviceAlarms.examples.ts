import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    watched: [
      service({ name: "orders" }),
      alarm({ dimensions: UNKNOWN, alarmActions: [UNKNOWN] }, { dimensions: ["it"] }),
    ],
    "watched by its name": [
      service({ name: "orders" }),
      alarm({ dimensions: { ServiceName: "orders" }, alarmActions: [UNKNOWN] }),
    ],
  },
  bad: {
    alone: says(service({ name: "orders" }), "no MetricAlarm watches it"),
    "an alarm that nobody hears": says(
      [service({ name: "orders" }), alarm({ dimensions: { ServiceName: "orders" } })],
      "no MetricAlarm on it tells anybody",
    ),
  },
};

function service(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/service:Service", props);
}

function alarm(props: Record<string, unknown>, dependsOn: Record<string, string[]> = {}): ExampleResource {
  return resource("aws:cloudwatch/metricAlarm:MetricAlarm", props, { name: "alarm", dependsOn });
}
