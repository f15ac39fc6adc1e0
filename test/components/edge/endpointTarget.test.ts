import assert from "node:assert/strict";
import { type EndpointTarget, PublicEndpoint, type PublicEndpointArgs } from "../../../components/edge";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { base, targetSecurityGroupId, webAcl } from "./endpoints";

const TARGET_GROUP_BINDING = "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

describe("PublicEndpoint.forwardsTo", () => {
  const ingress: EndpointTarget = {
    name: "ingress",
    namespace: "gateways",
    podLabels: { app: "ingress" },
    port: 8443,
    servicePort: 443,
  };
  const subnetCidrs = ["10.0.0.0/24", "2001:db8:0:1::/64"];

  /** What an endpoint registers for one target. */
  const forwarding = async (target: EndpointTarget, args: Partial<PublicEndpointArgs> = {}) =>
    registeredBy(() => {
      const shop = new PublicEndpoint("shop", {
        ...base,
        targetSecurityGroupId,
        subnetCidrs,
        webAcl: webAcl(),
        ...args,
      });
      shop.forwardsTo(target);
    });

  it("binds the target group to the pods of a Service, and opens them to the load balancer at their port", async () => {
    const binding = theOnly(await forwarding(ingress), TARGET_GROUP_BINDING).inputs;
    assert.equal(binding.apiVersion, "elbv2.k8s.aws/v1beta1");
    assert.deepEqual(binding.metadata, { name: "shop", namespace: "gateways" });
    assert.deepEqual(binding.spec, {
      targetGroupARN: "arn:aws:mock:eu-central-1:123456789012:shop-target-group",
      targetType: "ip",
      vpcID: "vpc-0a1b2c3d",
      serviceRef: { name: "ingress", port: 443 },
      networking: {
        ingress: [
          {
            from: [{ securityGroup: { groupID: "shop-security-group-id" } }],
            ports: [{ protocol: "TCP", port: 8443 }],
          },
        ],
      },
    });
  });

  it("binds anew, the old binding gone first, for what cannot change in one", async () => {
    const { replaceOnChanges, deleteBeforeReplace } = theOnly(await forwarding(ingress), TARGET_GROUP_BINDING);
    assert.deepEqual(replaceOnChanges, ["spec.targetGroupARN", "spec.targetType", "spec.ipAddressType", "spec.vpcID"]);
    assert.equal(deleteBeforeReplace, true);
  });

  it("finds a Service of another name, and by the pods' port where it has no other", async () => {
    const { servicePort: _, ...target } = { ...ingress, serviceName: "edge" };
    const { spec } = theOnly(await forwarding(target), TARGET_GROUP_BINDING).inputs;
    assert.match(JSON.stringify(spec), /"serviceRef":\{"name":"edge","port":8443\}/);
  });

  it("lets the load balancer's subnets reach those pods at that port, and opens nothing else", async () => {
    assert.deepEqual(theOnly(await forwarding(ingress), NETWORK_POLICY).inputs, {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "shop-load-balancer", namespace: "gateways" },
      spec: {
        podSelector: { matchLabels: { app: "ingress" } },
        policyTypes: ["Ingress"],
        ingress: [
          {
            from: [{ ipBlock: { cidr: "10.0.0.0/24" } }, { ipBlock: { cidr: "2001:db8:0:1::/64" } }],
            ports: [{ protocol: "TCP", port: 8443 }],
          },
        ],
      },
    });
  });

  it("applies transforms", async () => {
    const resources = await forwarding(ingress, {
      transform: {
        targetGroupBinding: { spec: { multiClusterTargetGroup: true } },
        networkPolicy: { metadata: { name: "from-edge" } },
      },
    });
    assert.match(JSON.stringify(theOnly(resources, TARGET_GROUP_BINDING).inputs), /"multiClusterTargetGroup":true/);
    assert.match(JSON.stringify(theOnly(resources, NETWORK_POLICY).inputs), /"name":"from-edge"/);
  });

  it("refuses pods at another port, no subnets, and names that are none, all at once", async () => {
    await registeredBy(() => {
      const shop = new PublicEndpoint("shop", { ...base, targetSecurityGroupId, webAcl: webAcl() });
      assert.throws(
        () => shop.forwardsTo({ name: "ingress", namespace: "Gateways", podLabels: {}, port: 443, servicePort: 0 }),
        {
          message: [
            "shop.forwardsTo: 5 problems",
            `  subnetCidrs: is missing; write the ranges of the endpoint's subnets, such as ["10.0.0.0/24"], which the pods let in`,
            '  target.namespace: "Gateways" is not valid; write a DNS label: at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
            "  target.podLabels: is empty and would stand for every pod of the namespace; write the labels of these pods",
            "  target.servicePort: 0 is not valid; write a whole number from 1 to 65535",
            "  target.port: is 443, and the endpoint talks to 8443; create the endpoint with targetPort: 443",
          ].join("\n"),
        },
      );
      assert.throws(
        () => new PublicEndpoint("shop", { ...base, targetSecurityGroupId, webAcl: webAcl(), subnetCidrs: [] }),
        /subnetCidrs: is empty/,
      );
    });
  });

  it("forwards to one target, for a second would take the first one's pods out of the target group", async () => {
    await registeredBy(() => {
      const shop = new PublicEndpoint("shop", { ...base, targetSecurityGroupId, subnetCidrs, webAcl: webAcl() });
      shop.forwardsTo(ingress);
      assert.throws(
        () => shop.forwardsTo({ ...ingress, name: "other" }),
        /target: would be the second, after "ingress"/,
      );
    });
  });
});
