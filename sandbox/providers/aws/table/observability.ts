import { type Look, named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon CloudWatch", "Amazon CloudWatch Logs", "Amazon EventBridge" and "AWS
 * CloudTrail". Ids: the import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::Logs::*,
 * AWS::CloudWatch::*, AWS::Events::* and AWS::CloudTrail::* and the registry's "Forces new resource". Names: pulumi-aws,
 * provider/resource_overrides.go.
 */

const DEFAULT_BUS = "default";

/** Names on the default event bus go without it. */
const onBus = (look: Look, separator: string) =>
  look.text("eventBusName") === DEFAULT_BUS ? "" : `${look.text("eventBusName")}${separator}`;

export const observability: ResourceForms = {
  "aws:cloudwatch/logGroup:LogGroup": {
    id: "{name}",
    ...named(),
    defaults: { retentionInDays: 0, skipDestroy: false },
    outputs: {
      arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
      logGroupClass: "STANDARD",
      deletionProtectionEnabled: false,
    },
    replaces: ["name", "namePrefix", "logGroupClass"],
    tagged: true,
    deletionProtection: { property: "deletionProtectionEnabled" },
    inAccount: {
      key: "{name}",
      taken: () => "ResourceAlreadyExistsException: The specified log group already exists",
    },
  },
  "aws:cloudwatch/logStream:LogStream": {
    id: "{name}",
    ...named(),
    outputs: { arn: "arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}:log-stream:{name}" },
    replaces: ["name", "logGroupName"],
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    id: "{name}",
    ...named(),
    defaults: { applyOnTransformedLogs: false },
    replaces: ["name", "logGroupName"],
  },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": {
    id: "cwlsf-{digits:10}",
    ...named(),
    defaults: { distribution: "ByLogStream" },
    outputs: { roleArn: "" },
    replaces: ["name", "logGroup"],
    // Source: pulumi-aws, provider/resource_overrides.go.
    deleteBeforeReplace: true,
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: (look) => look.text("policyName") || look.text("resourceArn"),
    outputs: {
      policyScope: (look) => (look("resourceArn") === undefined ? "ACCOUNT" : "RESOURCE"),
      revisionId: "{digits:13}",
    },
    replaces: ["policyName", "resourceArn"],
  },

  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    id: "{name}",
    ...named(),
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    outputs: { arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}" },
    replaces: ["name"],
    tagged: true,
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    id: "{dashboardName}",
    outputs: { dashboardArn: "arn:{partition}:cloudwatch::{account}:dashboard/{dashboardName}" },
    replaces: ["dashboardName"],
  },

  "aws:cloudwatch/eventRule:EventRule": {
    id: (look) => `${onBus(look, "/")}${look.text("name")}`,
    ...named("name", 64),
    defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
    outputs: {
      arn: (look) => look.fill(`arn:{partition}:events:{region}:{account}:rule/${onBus(look, "/")}{name}`),
      state: "ENABLED",
    },
    replaces: ["name", "namePrefix", "eventBusName"],
    tagged: true,
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    id: (look) => look.fill(`${onBus(look, "-")}{rule}-{targetId}`),
    ...named("targetId"),
    defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
    replaces: ["rule", "eventBusName", "targetId"],
  },

  "aws:cloudtrail/trail:Trail": {
    id: "{arn}",
    ...named(),
    defaults: {
      enableLogFileValidation: false,
      enableLogging: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      isOrganizationTrail: false,
    },
    outputs: {
      arn: "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}",
      homeRegion: "{region}",
      snsTopicArn: (look) =>
        look("snsTopicName") === undefined ? "" : look.fill("arn:{partition}:sns:{region}:{account}:{snsTopicName}"),
    },
    replaces: ["name"],
    tagged: true,
  },
};
