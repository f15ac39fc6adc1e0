import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  type CallRule,
  IngressGateway,
  type IngressGatewayArgs,
  IstioMesh,
  istioIngressMember,
  LinkerdMesh,
  mayReach,
} from "../../../../components/mesh";
import { ruleHash } from "../../../../components/mesh/rules/callRule";
import { unbound } from "../../../mutations/rows/edge";
import { registeredBy, theOnly } from "../../../support/mockedStack";
import { clusterObjects, member, objectNamed } from "../members";

const gatewayPods = member("istio-ingress", { port: 443, podLabels: { istio: "ingress" } });
const certificate = { chainPem: "CHAIN", privateKeyPem: pulumi.secret("KEY") };
const rule: CallRule = { methods: ["GET"], paths: ["/orders", "/orders/*", "/orders/{*}/items", "*.pdf"] };

function gateway(args: Partial<IngressGatewayArgs> = {}): IngressGateway {
  return new IngressGateway("shop", { gateway: gatewayPods, hosts: ["shop.example.com"], certificate, ...args });
}

describe("IngressGateway", () => {
  it("speaks TLS with the issued certificate, and no plain HTTP", async () => {
    const resources = await registeredBy(() => gateway());
    const secret = theOnly(resources, "kubernetes:core/v1:Secret");
    assert.equal(secret.inputs.type, "kubernetes.io/tls");
    assert.deepEqual(secret.inputs.stringData, { "tls.crt": "CHAIN", "tls.key": "KEY" });
    assert.deepEqual(objectNamed(resources, "Gateway", "shop-gateway").spec, {
      selector: { istio: "ingress" },
      servers: [
        {
          port: { number: 443, name: "https", protocol: "HTTPS" },
          hosts: ["./shop.example.com"],
          tls: { mode: "SIMPLE", credentialName: "shop-certificate", minProtocolVersion: "TLSV1_2" },
        },
      ],
    });
  });

  it("sends the exposed paths on, and admits itself there", async () => {
    const resources = await registeredBy(() =>
      gateway({ minTlsVersion: "1.3" }).exposes(new IstioMesh("orders", { member: member("orders") }), rule),
    );
    assert.deepEqual(objectNamed(resources, "VirtualService", `istio-ingress-to-orders-${ruleHash(rule)}`).spec, {
      hosts: ["shop.example.com"],
      gateways: ["shop-gateway"],
      http: [
        {
          match: [
            { uri: { exact: "/orders" } },
            { uri: { prefix: "/orders/" } },
            { uri: { regex: "/orders/[^/]+/items" } },
            { uri: { regex: ".*\\.pdf" } },
          ],
          route: [{ destination: { host: "orders.orders.svc.cluster.local", port: { number: 8080 } } }],
        },
      ],
    });
    const [admission] = resources.filter(({ name }) => name.startsWith("orders-admits-istio-ingress-"));
    assert.match(JSON.stringify(admission?.inputs.spec), /cluster.local\/ns\/istio-ingress\/sa\/istio-ingress/);
    objectNamed(resources, "NetworkPolicy", "istio-ingress-to-orders");
    objectNamed(resources, "NetworkPolicy", "orders-from-istio-ingress");
    assert.match(JSON.stringify(objectNamed(resources, "Gateway", "shop-gateway")), /TLSV1_3/);
  });

  describe("behind a load balancer", () => {
    const behindOne = (args: Partial<IngressGatewayArgs> = {}) =>
      gateway({ gateway: istioIngressMember(), behind: unbound(), ...args });

    it("takes what it forwards, whatever host the handshake names, from routes of its own namespace only", async () => {
      const resources = await registeredBy(() => behindOne());
      const binding = objectNamed(resources, "TargetGroupBinding", "shop").spec;
      assert.match(JSON.stringify(binding), /"serviceRef":\{"name":"istio-ingress","port":443\}/);
      const { servers } = Object(objectNamed(resources, "Gateway", "shop-gateway").spec);
      assert.deepEqual(servers[0].hosts, ["./*"]);
    });

    it("answers health checks, which name no host, and sends on what names one of its hosts", async () => {
      const resources = await registeredBy(() => {
        behindOne({ behind: unbound({ endpoint: { healthCheckPath: "/up" } }) }).exposes(
          new IstioMesh("orders", { member: member("orders") }),
          rule,
        );
      });
      assert.deepEqual(objectNamed(resources, "VirtualService", "shop-health").spec, {
        hosts: ["*"],
        gateways: ["shop-gateway"],
        http: [{ match: [{ uri: { exact: "/up" } }], directResponse: { status: 200 } }],
      });
      const { hosts } = Object(
        objectNamed(resources, "VirtualService", `istio-ingress-to-orders-${ruleHash(rule)}`).spec,
      );
      assert.deepEqual(hosts, ["shop.example.com"]);
    });

    it("refuses a load balancer that talks to another port, with all that is wrong", async () => {
      await registeredBy(() => {
        assert.throws(() => behindOne({ hosts: [], behind: unbound({ endpoint: { targetPort: 443 } }) }), {
          message: [
            'IngressGateway "shop": 2 problems',
            '  hosts: is empty; write the names it answers for, such as ["shop.example.com"]',
            "  behind.target.port: is 8443, and the endpoint talks to 443; create the endpoint with targetPort: 8443",
          ].join("\n"),
        });
      });
    });
  });

  it("is a caller of the service like any other: admitted for what is exposed, with a token where one is asked for", async () => {
    const orders = { ...member("orders"), namespace: "orders", serviceAccount: "orders" };
    const edge = { ...istioIngressMember(), namespace: "istio-ingress", serviceAccount: "istio-ingress" };
    const objects = clusterObjects(
      await registeredBy(() => {
        const mesh = new IstioMesh("orders", { member: orders });
        mesh.acceptJwt({
          issuer: "https://login.example.com/",
          audiences: ["api"],
          jwksUri: "https://login.example.com/k",
        });
        gateway({ gateway: edge, behind: unbound() }).exposes(mesh, { methods: ["POST"], paths: ["/orders"] });
      }),
    );
    const call = { caller: edge, callee: orders, method: "POST", path: "/orders", claims: { sub: "someone" } };
    assert.ok(mayReach("istio", objects, call));
    assert.ok(!mayReach("istio", objects, { ...call, claims: undefined }), "without a token");
    assert.ok(!mayReach("istio", objects, { ...call, method: "DELETE" }), "another method");
    assert.ok(!mayReach("istio", objects, { ...call, path: "/admin" }), "another path");
    const stranger = { ...edge, name: "stranger", serviceAccount: "stranger", podLabels: { app: "stranger" } };
    assert.ok(!mayReach("istio", objects, { ...call, caller: stranger }), "another workload beside the gateway");
  });

  it("exposes a service for one kind of requests after another", async () => {
    const resources = await registeredBy(() => {
      const orders = new IstioMesh("orders", { member: member("orders") });
      const shop = gateway();
      shop.exposes(orders, { methods: ["GET"], paths: ["/orders/*"] });
      shop.exposes(orders, { methods: ["POST"], paths: ["/orders"] });
      shop.exposes(orders, { methods: ["POST"], paths: ["/orders"] });
    });
    const named = (start: string) => resources.filter(({ name }) => name.includes(start)).length;
    assert.equal(new Set(resources.map(({ urn }) => urn)).size, resources.length);
    assert.equal(named("orders-admits-istio-ingress-"), 2);
    assert.equal(resources.filter(({ inputs }) => inputs.kind === "VirtualService").length, 2);
  });

  it("leads into no Linkerd mesh", async () => {
    await registeredBy(() => {
      const orders = new LinkerdMesh("orders", { member: member("orders") });
      assert.throws(
        () => gateway().exposes(orders, { ...rule, paths: ["/orders"] }),
        /ingress controller of your choice/,
      );
    });
  });

  it("refuses hosts that nobody named", async () => {
    await registeredBy(() => {
      assert.throws(() => gateway({ hosts: [] }), /hosts: is empty/);
      assert.throws(() => gateway({ hosts: ["*.example.com"] }), /hosts\[0\]: .*write each one in full/);
    });
  });
});
