import { isGiven, type PolicyResource, policy, record, text, valueIfKnown } from "../../core";

export const serviceAlarms = policy({
  name: "aws-service-alarms",
  title: "Somebody hears when a service fails",
  severity: "medium",
  controls: { nist80053: ["SI-4", "AU-6", "IR-4"] },
  remediation: "Add a MetricAlarm on the service's errors, with alarmActions that reach people.",
  resources: [
    "aws:ecs/service:Service",
    "aws:lambda/function:Function",
    "aws:apigatewayv2/api:Api",
    "aws:apigateway/restApi:RestApi",
  ],
  checkInStack: (resource, report, stack) => {
    const alarms = stack.ofType("aws:cloudwatch/metricAlarm:MetricAlarm");
    const pointing = [
      ...stack.referencing(resource, "dimensions", "aws:cloudwatch/metricAlarm:MetricAlarm"),
      ...stack.referencing(resource, "metricQueries", "aws:cloudwatch/metricAlarm:MetricAlarm"),
      ...alarms.filter((alarm) => namesIn(alarm).some((name) => name === nameOf(resource))),
    ];
    if (pointing.length === 0) report("no MetricAlarm watches it");
    else if (!pointing.some((alarm) => isGiven(alarm.props, "alarmActions") && alarm.props.actionsEnabled !== false))
      report("no MetricAlarm on it tells anybody");
  },
});

function nameOf(service: PolicyResource): string | undefined {
  return text(valueIfKnown(service.props, "name"));
}

function namesIn(alarm: PolicyResource): readonly string[] {
  const dimensions = record(valueIfKnown(alarm.props, "dimensions"));
  return Object.keys(dimensions).flatMap((key) => text(valueIfKnown(dimensions, key)) ?? []);
}
