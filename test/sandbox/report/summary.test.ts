import assert from "node:assert/strict";
import { describeDeployment, type ExportedResource } from "../../../sandbox/report";

const URN = "urn:pulumi:dev::project::";
const stack: ExportedResource = { urn: `${URN}pulumi:pulumi:Stack::project-dev`, type: "pulumi:pulumi:Stack" };

const component = (kind: string, name: string, parent: ExportedResource): ExportedResource => ({
  urn: `${parent.urn}$${kind}::${name}`,
  type: `secure-microservice:index:${kind}`,
  parent: parent.urn,
});
const resource = (type: string, name: string, parent: ExportedResource): ExportedResource => ({
  urn: `${parent.urn}$${type}::${name}`,
  type,
  parent: parent.urn,
});

describe("describeDeployment", () => {
  it("tells what each service has, and then what stands around them, by name and kind, whoever was ready first", () => {
    const orders = component("SecureMicroservice", "orders", stack);
    const namespace = component("SecureNamespace", "orders", orders);
    const endpoint = component("PublicEndpoint", "edge", stack);
    const gateway = component("IngressGateway", "edge", stack);
    const resources = [
      stack,
      endpoint,
      orders,
      namespace,
      gateway,
      resource("kubernetes:core/v1:Namespace", "orders-namespace", namespace),
      resource("aws:lb/loadBalancer:LoadBalancer", "edge-load-balancer", endpoint),
      resource("kubernetes:networking.istio.io/v1:VirtualService", "to-orders", gateway),
      resource("kubernetes:networking.istio.io/v1:VirtualService", "health", gateway),
      { urn: `${URN}pulumi:providers:aws::default_7_0_0`, type: "pulumi:providers:aws" },
    ];
    const report = {
      operations: [],
      changes: { create: 9 },
      hasSameOutputs: false,
      diagnostics: [],
      policyViolations: [],
      unjudged: [],
      remediated: [],
      policyPacks: {},
    };
    const text = describeDeployment({ deployment: { resources } }, report, "/state");
    const reversed = { deployment: { resources: resources.toReversed() } };
    assert.equal(describeDeployment(reversed, report, "/state"), text);
    assert.match(text, /^9 resources: 9 created$/m);
    const groups = [
      ["orders", "  SecureNamespace  Namespace"],
      ["edge", "  IngressGateway  2 VirtualService", "  PublicEndpoint  LoadBalancer"],
    ];
    assert.ok(text.includes(groups.map((lines) => lines.join("\n")).join("\n\n")), text);
  });
});
