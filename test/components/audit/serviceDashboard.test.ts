import assert from "node:assert/strict";
import { SecurityAlarms, ServiceDashboard, type ServiceDashboardArgs } from "../../../components/audit";
import { dashboardBody } from "../../../components/audit/dashboardBody";
import { serviceAlarms } from "../../../components/audit/serviceAlarms";
import { registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const input = {
  service: "orders",
  region: "eu-central-1",
  logGroup: "services",
  lines: "containerInsights",
  metricNamespace: "Security",
  alarmArns: ["arn"],
} as const;

const propertiesOf = (title: string, lines: "containerInsights" | "plain" = input.lines) =>
  dashboardBody({ ...input, lines }).widgets.find(({ properties }) => properties.title === title)?.properties ??
  assert.fail(title);

describe("dashboardBody", () => {
  it("shows the service's alarms, and the metrics that they look at", () => {
    assert.deepEqual(propertiesOf("Alarms").alarms, ["arn"]);
    assert.deepEqual(
      propertiesOf("Refused requests in five minutes").metrics,
      serviceAlarms("orders", "plain").map(({ name, kind }) => ["Security", name, { label: kind }]),
    );
  });

  it("asks for the lines of this service only, shipped or bare", () => {
    assert.equal(
      propertiesOf("Decisions").query,
      `SOURCE 'services' | filter log_processed.service = "orders" and log_processed.event = "request" | stats count(*) by log_processed.decision, bin(5m)`,
    );
    assert.equal(
      propertiesOf("Latest denials", "plain").query,
      `SOURCE 'services' | filter service = "orders" and event = "request" | filter decision = "deny" | fields @timestamp, status, reason, subject, peer, method, route, requestId | sort @timestamp desc | limit 50`,
    );
  });

  it("lets no two widgets overlap, and none stand out of the grid", () => {
    const { widgets } = dashboardBody(input);
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`),
    );
    assert.equal(new Set(cells).size, cells.length);
    assert.ok(widgets.every(({ x, width }) => x + width <= 24));
  });
});

describe("ServiceDashboard", function () {
  this.timeout(60_000);

  const resourcesOf = (args: Partial<ServiceDashboardArgs> = {}) =>
    registeredBy(() => {
      const serviceLogs = { logGroup: "services", services: ["orders", "orders-archive"] };
      const alarms = new SecurityAlarms("alarms", { account, trailLogGroup: "trail", serviceLogs });
      new ServiceDashboard("orders", { account, service: "orders", alarms, logGroup: "services", ...args });
    });

  it("is a dashboard with the alarms of its service", async () => {
    const resources = await resourcesOf();
    const { inputs } = theOnly(resources, "aws:cloudwatch/dashboard:Dashboard");
    assert.equal(inputs.dashboardName, "orders-stack");
    const { widgets } = JSON.parse(String(inputs.dashboardBody));
    const arnOf = (name: string) => theOnly(resources, "aws:cloudwatch/metricAlarm:MetricAlarm", name).outputs.arn;
    assert.deepEqual(
      widgets[0].properties.alarms,
      ["unauthenticated", "forbidden", "throttled"].map((kind) => arnOf(`alarms-orders-${kind}-requests`)),
    );
  });

  it("applies transforms, and names every problem at once", async () => {
    const changed = await resourcesOf({ transform: { dashboard: { dashboardName: "Orders" } } });
    assert.equal(theOnly(changed, "aws:cloudwatch/dashboard:Dashboard").inputs.dashboardName, "Orders");
    await registeredBy(() => {
      const args = { account, service: "Orders!", alarms: {}, logGroup: "my logs", lines: "json" };
      assert.throws(() => Reflect.construct(ServiceDashboard, ["all orders", args]), {
        message:
          /^ServiceDashboard "all orders": 5 problems\n {2}name: .*\n {2}service: .*\n {2}alarms: .*\n {2}logGroup: .*\n {2}lines: /,
      });
    });
  });
});
