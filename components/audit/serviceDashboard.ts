import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  account,
  check,
  checkArguments,
  commonFields,
  dnsLabel,
  having,
  input,
  logGroupName,
  object,
  optional,
  text,
  transforms,
} from "../core/checks";
import { dashboardBody } from "./dashboardBody";
import type { SecurityAlarms } from "./securityAlarms";
import { type LogLines, linesByDefault, logLines, serviceAlarms } from "./serviceAlarms";

export interface ServiceDashboardArgs extends SecureComponentArgs {
  /** Where the dashboard's metrics and logs are. */
  readonly account: AwsAccount;
  /** The service, as its audit lines name it. */
  readonly service: string;
  /** The alarms that watch the service. */
  readonly alarms: SecurityAlarms;
  /** Name of the log group of the service's audit lines. */
  readonly logGroup: pulumi.Input<string>;
  /**
   * How lines are written, as `SecurityAlarms` has it.
   *
   * @default "containerInsights"
   */
  readonly lines?: LogLines;
  /** Changes to the children. */
  readonly transform?: {
    readonly dashboard?: Transform<aws.cloudwatch.DashboardArgs>;
  };
}

const defaults = { lines: linesByDefault } as const;

/**
 * A dashboard of CloudWatch about one service: its alarms, how many requests were refused and why, and the latest denials.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * new ServiceDashboard("orders", { account, service: "orders", alarms, logGroup: logs.logGroupName });
 */
export class ServiceDashboard extends SecureComponent<ServiceDashboardArgs> {
  /** The dashboard itself. */
  readonly dashboard: aws.cloudwatch.Dashboard;

  constructor(name: string, args: ServiceDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ServiceDashboard", name, args, opts);
    validate(`ServiceDashboard "${name}"`, checkServiceDashboard(name, args));

    this.dashboard = this.createDashboard();

    this.registerOutputs({ dashboardName: this.dashboard.dashboardName });
  }

  private createDashboard(): aws.cloudwatch.Dashboard {
    const { account, transform } = this.args;
    return this.child(
      aws.cloudwatch.Dashboard,
      "dashboard",
      {
        region: account.region,
        // A dashboard's name is not generated, and stacks of one program share the account.
        dashboardName: `${this.name}-${pulumi.getStack()}`,
        dashboardBody: this.body(),
      },
      { transform: transform?.dashboard },
    );
  }

  private body(): pulumi.Output<string> {
    const { account, service, alarms, logGroup, lines = defaults.lines } = this.args;
    const ofService = serviceAlarms(service, lines).flatMap(({ name }) => alarms.alarms[name] ?? []);
    return pulumi
      .all([account.region, logGroup, alarms.metricNamespace, pulumi.all(ofService.map(({ arn }) => arn))])
      .apply(([region, group, metricNamespace, alarmArns]) =>
        JSON.stringify(dashboardBody({ service, region, logGroup: group, lines, metricNamespace, alarmArns })),
      );
  }
}

const serviceDashboard = object<ServiceDashboardArgs>({
  ...commonFields,
  account,
  service: dnsLabel,
  alarms: having<SecurityAlarms>("the SecurityAlarms that watch the service", "alarms", "metricNamespace"),
  logGroup: input(logGroupName),
  lines: optional(logLines),
  transform: transforms<NonNullable<ServiceDashboardArgs["transform"]>>({ dashboard: true }),
});

/** Source: Amazon CloudWatch API Reference, `PutDashboard`, DashboardName: 255 characters, of which the stack's name takes some. */
const dashboardName = text("at most 150 letters, digits, hyphens and underscores", (name) =>
  /^[A-Za-z0-9_-]{1,150}$/.test(name),
);

function checkServiceDashboard(name: string, args: ServiceDashboardArgs): Problem[] {
  return [...check("name", name, dashboardName), ...checkArguments(args, serviceDashboard)];
}
