import { named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon GuardDuty", "AWS Security Hub", "AWS Config" and "AWS IAM Access
 * Analyzer". Ids: the import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::GuardDuty::*,
 * AWS::SecurityHub::*, AWS::Config::* and AWS::AccessAnalyzer::* and the registry's "Forces new resource".
 */

export const detection: ResourceForms = {
  "aws:guardduty/detector:Detector": {
    id: "{hex:32}",
    defaults: { enable: true },
    outputs: {
      accountId: "{account}",
      arn: "arn:{partition}:guardduty:{region}:{account}:detector/{id}",
      findingPublishingFrequency: "SIX_HOURS",
    },
    tagged: true,
  },
  "aws:guardduty/detectorFeature:DetectorFeature": {
    id: "{detectorId}/{name}",
    ...named(),
    replaces: ["detectorId", "name"],
  },
  "aws:guardduty/publishingDestination:PublishingDestination": {
    id: "{detectorId}:{destinationId}",
    defaults: { destinationType: "S3" },
    outputs: {
      destinationId: "{hex:32}",
      arn: "arn:{partition}:guardduty:{region}:{account}:detector/{detectorId}/publishingdestination/{destinationId}",
    },
    replaces: ["detectorId", "destinationType"],
    tagged: true,
  },

  "aws:securityhub/account:Account": {
    id: "{account}",
    defaults: { autoEnableControls: true, enableDefaultStandards: true },
    outputs: {
      arn: "arn:{partition}:securityhub:{region}:{account}:hub/default",
      controlFindingGenerator: "SECURITY_CONTROL",
    },
    replaces: ["enableDefaultStandards"],
  },
  "aws:securityhub/standardsSubscription:StandardsSubscription": {
    id: "{arn}",
    outputs: {
      arn: (look) =>
        look.fill("arn:{partition}:securityhub:{region}:{account}:subscription/") +
        look.text("standardsArn").replace(/^.*:(ruleset|standards)\//, ""),
    },
    replaces: ["standardsArn"],
  },

  "aws:cfg/recorder:Recorder": { id: "{name}", ...named(), replaces: ["name"] },
  "aws:cfg/recorderStatus:RecorderStatus": { id: "{name}", ...named(), replaces: ["name"] },
  "aws:cfg/deliveryChannel:DeliveryChannel": { id: "{name}", ...named(), replaces: ["name"] },
  "aws:cfg/rule:Rule": {
    id: "{name}",
    ...named(),
    outputs: { ruleId: "config-rule-{lower:6}", arn: "arn:{partition}:config:{region}:{account}:config-rule/{ruleId}" },
    replaces: ["name"],
    tagged: true,
  },

  "aws:accessanalyzer/analyzer:Analyzer": {
    id: "{analyzerName}",
    defaults: { type: "ACCOUNT" },
    outputs: { arn: "arn:{partition}:access-analyzer:{region}:{account}:analyzer/{analyzerName}" },
    replaces: ["analyzerName", "type"],
    tagged: true,
  },
};
