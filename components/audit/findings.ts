/** Who finds something that is told by an event of its own. */
export type FindingSource = "guardDuty" | "securityHub" | "accessAnalyzer" | "health" | "certificates";

/** Events of EventBridge that go to the topic as they are. */
export interface FindingEvents {
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** The severity from which GuardDuty calls a finding medium. Source: Amazon GuardDuty User Guide, "Severity levels". */
const MEDIUM = 4;

/**
 * Sources of the events: Amazon GuardDuty User Guide, "Processing GuardDuty findings with Amazon EventBridge"; AWS Security Hub
 * User Guide, "EventBridge event types"; IAM User Guide, "Monitoring IAM Access Analyzer with Amazon EventBridge"; AWS Health
 * User Guide, "Monitoring AWS Health events with Amazon EventBridge"; AWS Certificate Manager User Guide, "Supported Amazon
 * EventBridge events".
 */
export const findingEvents: Readonly<Record<FindingSource, FindingEvents>> = {
  guardDuty: {
    description: "GuardDuty findings of medium severity or more",
    pattern: {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", MEDIUM] }] },
    },
  },
  securityHub: {
    description: "New findings of Security Hub that are high or critical, but for those that GuardDuty tells itself",
    pattern: {
      source: ["aws.securityhub"],
      "detail-type": ["Security Hub Findings - Imported"],
      detail: {
        findings: {
          Severity: { Label: ["HIGH", "CRITICAL"] },
          Workflow: { Status: ["NEW"] },
          RecordState: ["ACTIVE"],
          ProductName: [{ "anything-but": "GuardDuty" }],
        },
      },
    },
  },
  accessAnalyzer: {
    description: "Access from outside the account that IAM Access Analyzer found",
    pattern: {
      source: ["aws.access-analyzer"],
      "detail-type": ["Access Analyzer Finding"],
      detail: { status: ["ACTIVE"] },
    },
  },
  health: {
    description: "What AWS tells of abuse and of credentials that are known to others",
    pattern: {
      source: ["aws.health"],
      "detail-type": ["AWS Health Event", "AWS Health Abuse Event"],
      detail: { service: ["ABUSE", "RISK"] },
    },
  },
  certificates: {
    description: "Certificates of ACM that expire soon or could not be renewed",
    pattern: {
      source: ["aws.acm"],
      "detail-type": [
        "ACM Certificate Approaching Expiration",
        "ACM Certificate Expired",
        "ACM Certificate Renewal Action Required",
      ],
    },
  },
};
